// The chart's points: the service's history, and live figures after it. Pure. Times are seconds since 1970.

const MOST_POINTS = 6000
const COARSE_SECONDS = 10
const FINE_FOR_SECONDS = 600
const RATE_OVER_SECONDS = 60

// Points {at, waiting, held, cap, in, out} of an answer {everySeconds, columns, rows}; counts become figures a minute.
export function fromHistory({ everySeconds, columns, rows }) {
  const place = Object.fromEntries(columns.map((name, index) => [name, index]))
  const points = []
  let from = 0
  rows.forEach((row, index) => {
    const value = name => row[place[name]]
    while (from < index && value('at') - rows[from][place.at] > RATE_OVER_SECONDS) {
      from++
    }
    const previous = index > 0 ? rows[index - 1] : null
    // No sample means that nothing changed: the old value held until just before this one.
    if (previous && value('at') - previous[place.at] > 2 * everySeconds) {
      points.push({ ...points.at(-1), at: previous[place.at] + everySeconds, in: 0, out: 0 })
      points.push({ ...points.at(-1), at: value('at') - everySeconds, in: 0, out: 0 })
    }
    const base = previous === null ? row : rows[Math.min(from, index - 1)]
    points.push({
      at: value('at'), waiting: value('waiting'), held: value('held'), cap: value('cap'),
      in: perMinute(base, row, place.letIn, place.at), out: perMinute(base, row, place.letOut, place.at)
    })
  })
  return points
}

function perMinute(base, row, count, at) {
  const seconds = row[at] - base[at]
  // The counts begin anew with the event's data.
  return seconds > 0 && row[count] >= base[count] ? Math.round((row[count] - base[count]) * 60 / Math.max(seconds, COARSE_SECONDS)) : 0
}

export const fromLive = live => ({
  at: Date.parse(live.asOf) / 1000, waiting: live.waiting, held: live.held, cap: live.cap, in: live.inPerMinute, out: live.outPerMinute
})

// Adds a live point; older ones are kept at one in ten seconds, so that hours fit.
export function added(points, point) {
  const last = points.at(-1)
  if (last && point.at <= last.at) {
    return points
  }
  const all = [...points, point]
  return all.length <= MOST_POINTS && all.length % 60 !== 0 ? all : thinned(all, point.at - FINE_FOR_SECONDS).slice(-MOST_POINTS)
}

function thinned(points, before) {
  let kept = -Infinity
  return points.filter(point => {
    if (point.at >= before || point.at - kept >= COARSE_SECONDS) {
      kept = point.at
      return true
    }
    return false
  })
}

// Columns for the chart: [at, waiting, held, cap, in, out] of the last seconds.
export function columns(points, seconds) {
  const newest = points.at(-1)?.at ?? 0
  const shown = points.filter(point => point.at >= newest - seconds)
  return ['at', 'waiting', 'held', 'cap', 'in', 'out'].map(name => shown.map(point => point[name] ?? null))
}

// The chart in a sentence, for who does not see it.
export function summary(points, seconds) {
  const [at, waiting, held, cap] = columns(points, seconds)
  if (at.length === 0) {
    return 'No figures yet.'
  }
  const whole = new Intl.NumberFormat('en')
  const minutes = Math.max(1, Math.round((at.at(-1) - at[0]) / 60))
  const said = (name, values) => `${name} ${whole.format(values[0])} to ${whole.format(values.at(-1))}, at most ${whole.format(Math.max(...values))}`
  return `Last ${minutes} min: ${said('waiting', waiting)}; ${said('in checkout', held)}; cap ${whole.format(cap.at(-1))}.`
}

// Rows for the table beside the chart: one a minute, newest first.
export function perMinuteRows(points, most = 15) {
  const rows = new Map()
  points.forEach(point => rows.set(Math.floor(point.at / 60), point))
  return [...rows.values()].reverse().slice(0, most)
}

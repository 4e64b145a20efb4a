// Figures, times and shares as people read them. Pure; the time zone is an argument where it matters.

const WHOLE = new Intl.NumberFormat('en')
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

export const NOT_KNOWN = 'not known yet'

const isNumber = value => typeof value === 'number' && Number.isFinite(value)

export const count = value => (isNumber(value) ? WHOLE.format(Math.round(value)) : '–')

export const percent = value => (isNumber(value) ? PERCENT.format(value) : '–')

// 7 s, 59 s, 1 min 30 s, 12 min, 2 h 5 min: never more than two units, seconds only below ten minutes.
export function duration(seconds) {
  if (!isNumber(seconds)) {
    return '–'
  }
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) {
    return `${whole} s`
  }
  if (whole < 600) {
    return joined(Math.floor(whole / 60), 'min', whole % 60, 's')
  }
  const minutes = Math.round(whole / 60)
  return minutes < 60 ? `${minutes} min` : joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

function joined(big, bigUnit, small, smallUnit) {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`
}

// As a range needs it: whole minutes from one minute on, so that it stays short.
const coarse = seconds => duration(seconds < 60 || seconds >= 600 ? seconds : Math.round(seconds / 60) * 60)

// A range as a buyer is told it: "12–19 min" where both have the unit alone, else "50 s – 2 min".
export function range(fromSeconds, toSeconds) {
  const from = coarse(fromSeconds)
  const to = coarse(toSeconds)
  if (from === to) {
    return from
  }
  const [first, second] = [from.split(' '), to.split(' ')]
  return first.length === 2 && second.length === 2 && first[1] === second[1]
    ? `${first[0]}–${to}`
    : `${from} – ${to}`
}

// The wait of an answer: {known, p50Seconds, p90Seconds}.
export const wait = given =>
  given?.known ? range(given.p50Seconds, given.p90Seconds) : NOT_KNOWN

export const clockTime = (date, timeZone) =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(date)

// With the zone, since organisers sit in several.
export const moment = (date, timeZone) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
    timeZoneName: 'short', timeZone
  }).format(date)

const two = number => String(number).padStart(2, '0')

// What a field for a local time holds, in the zone of this browser.
export function localField(iso) {
  if (!iso) {
    return ''
  }
  const at = new Date(iso)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` +
    `T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

// And back; null for none, undefined for what is no time.
export function isoOf(field) {
  if (field === '') {
    return null
  }
  const at = new Date(field)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace('.000Z', 'Z')
}

// Europe/Berlin (GMT+2)
export function zone(date = new Date()) {
  const named = Intl.DateTimeFormat('en-GB', { timeZoneName: 'shortOffset' })
  const offset = named.formatToParts(date).find(part => part.type === 'timeZoneName').value
  return `${named.resolvedOptions().timeZone} (${offset})`
}

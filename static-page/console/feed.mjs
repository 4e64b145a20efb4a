// How fresh the figures are, and when to connect again. Pure: times are milliseconds of this browser's clock.

export const STALE_AFTER_MS = 3000
const LONGEST_WAIT_MS = 15000
const FIRST_WAIT_MS = 500
// A stream that says nothing for this long is given up: figures come every second.
export const SILENT_AFTER_MS = 5000

// earliest..latest: what is known of "server's clock minus ours"; best: the freshest figures seen so far.
export const begun = nowMs => ({
  status: 'connecting', sinceMs: nowMs, heardMs: nowMs, arrivedMs: null, asOfMs: null,
  clock: { earliest: -Infinity, latest: Infinity, best: -Infinity }, failures: 0, retryAtMs: null, why: ''
})

// A Date header has whole seconds, rounded down: the server's clock was between that and a second more.
export function dated(feed, askedMs, answeredMs, dateHeader) {
  const date = Date.parse(dateHeader ?? '')
  if (Number.isNaN(date)) {
    return feed
  }
  const earliest = date - answeredMs
  const latest = date + 1000 - askedMs
  const { clock } = feed
  const narrower = { ...clock, earliest: Math.max(clock.earliest, earliest), latest: Math.min(clock.latest, latest) }
  // Two answers that cannot both be right: one of the clocks was set. The newer one counts.
  return { ...feed, clock: narrower.earliest <= narrower.latest ? narrower : { ...clock, earliest, latest, best: -Infinity } }
}

export const connected = (feed, nowMs) => ({ ...feed, heardMs: nowMs, retryAtMs: null })

export function arrived(feed, nowMs, asOf) {
  const asOfMs = Date.parse(asOf)
  const best = Math.max(feed.clock.best, asOfMs - nowMs)
  return {
    ...feed, status: 'live', sinceMs: nowMs, heardMs: nowMs, arrivedMs: nowMs, asOfMs, failures: 0, retryAtMs: null, why: '',
    clock: { ...feed.clock, best }
  }
}

// The connection failed or ended. Tries again after a growing pause, halved at random so that consoles spread.
export function broken(feed, nowMs, why, retryAfterSeconds, random = Math.random) {
  const pause = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** feed.failures)
  const told = Number.isFinite(retryAfterSeconds) ? retryAfterSeconds * 1000 : 0
  const wait = Math.max(told, pause * (0.5 + random() / 2))
  return { ...feed, status: 'away', failures: Math.min(feed.failures + 1, 10), retryAtMs: nowMs + wait, why }
}

// The service no longer knows who we are: asking again would not help.
export const refused = (feed, why) => ({ ...feed, status: 'refused', retryAtMs: null, why })

export const isDue = (feed, nowMs) => feed.retryAtMs !== null && nowMs >= feed.retryAtMs

export const isSilent = (feed, nowMs) => feed.retryAtMs === null && feed.status !== 'refused' && nowMs - feed.heardMs > SILENT_AFTER_MS

// Server's clock minus ours: the freshest figures bound it from below, Date headers from both sides.
export function offset(clock) {
  const seen = Number.isFinite(clock.best) ? clock.best : 0
  return Math.min(clock.latest, Math.max(clock.earliest, seen))
}

// Age of the figures on the screen: since they arrived or since they were read, whichever is more. Null before the first.
export function ageMs(feed, nowMs) {
  return feed.arrivedMs === null
    ? null
    : Math.max(nowMs - feed.arrivedMs, nowMs + offset(feed.clock) - feed.asOfMs)
}

export function isStale(feed, nowMs) {
  const age = ageMs(feed, nowMs)
  return age === null ? nowMs - feed.sinceMs > STALE_AFTER_MS : age > STALE_AFTER_MS
}

// What the banner says: {stale, text}. The text without its seconds is what is spoken.
export function banner(feed, nowMs) {
  if (!isStale(feed, nowMs) && feed.status !== 'refused') {
    return { stale: false, meaning: 'live', text: '' }
  }
  const age = ageMs(feed, nowMs)
  const old = age === null ? 'No figures yet.' : `These figures are ${Math.floor(age / 1000)} s old.`
  if (feed.status === 'refused') {
    return { stale: true, meaning: 'refused', text: `${old} ${feed.why}` }
  }
  if (feed.status === 'away') {
    const seconds = Math.max(0, Math.ceil((feed.retryAtMs - nowMs) / 1000))
    const next = feed.retryAtMs === null ? 'Connecting …' : seconds > 0 ? `Trying again in ${seconds} s.` : 'Trying again …'
    return { stale: true, meaning: 'away', text: `${old} ${feed.why} ${next}` }
  }
  return age === null || feed.status === 'connecting'
    ? { stale: true, meaning: 'away', text: `${old} Connecting …` }
    : { stale: true, meaning: 'old', text: `${old} The connection stands, but the service sends nothing newer.` }
}

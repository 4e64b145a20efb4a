/**
 * What the waiting page knows, and what it does next. Everything here is pure: an answer and a time go in,
 * the next state comes out. No clock, no network, no page. Times are milliseconds of the browser's clock.
 */

/** Views after which nothing is asked again unless the buyer does something. */
const FINAL = new Set(['admitted', 'used', 'missed', 'left', 'gone', 'unknownEvent', 'badLink'])
/** Views without a place, in which joining is tried again by itself. */
const JOINING = new Set(['joining', 'scheduled', 'notOpen', 'full'])
const STATUSES = new Set(['waiting', 'turn', 'admitted', 'missed', 'paused', 'prequeue', 'closed'])

const POLL_DEFAULT_MS = 5_000
const POLL_LEAST_MS = 1_000
const POLL_MOST_MS = 60_000
const BACK_OFF_FIRST_MS = 2_000
const BACK_OFF_MOST_MS = 30_000
const JOIN_AGAIN_MS = 30_000
/** A single lost answer is not worth a fright. */
const CUT_OFF_FAILURES = 2
const WAKE_GAP_MS = 1_000
const LONGEST_TIMER_MS = 10 * 60_000
/**
 * Keeps a hidden tab's polls within three quarters of the away tolerance, since the service never asks for more
 * than half of it. Twice as slow would make the buyer count as absent.
 */
const HIDDEN_FACTOR = 1.5

/** The state of a page that just opened; `kept` is what an earlier page left behind for this event, or null. */
export function begin(kept) {
  const place = kept?.place ?? null
  return {
    view: place ? reopened(kept.view) : 'joining',
    event: kept?.event ?? null,
    key: kept?.key ?? null,
    place,
    number: kept?.number ?? null,
    ahead: kept?.ahead ?? null,
    aheadAtStart: kept?.aheadAtStart ?? null,
    enter: kept?.enter ?? null,
    wait: null,
    message: null,
    figuresAt: null,
    claimEndsAt: null,
    opensAt: null,
    turnPassed: false,
    failures: 0,
    pollAfterMs: POLL_DEFAULT_MS,
    notBefore: 0,
    calledAt: 0,
  }
}

/** Whoever comes back to the page after being let in has most likely ended that checkout. */
function reopened(view) {
  return view === 'admitted' ? 'used' : (view ?? 'waiting')
}

/** What must survive a refresh: who the buyer is in line, and the figures that may only fall. */
export function toKeep({ event, key, place, number, ahead, aheadAtStart, enter, view }) {
  return { version: 1, event, key, place, number, ahead, aheadAtStart, enter, view: FINAL.has(view) ? view : undefined }
}

/** A new attempt at the end of the line, with a key never used before. */
export function rejoined(key) {
  return { ...begin(null), key }
}

/** The next call to make: 'join', 'poll', or null when the line has nothing more to tell. */
export function nextCall(state) {
  if (FINAL.has(state.view)) return null
  if (state.place) return 'poll'
  return JOINING.has(state.view) && state.key ? 'join' : null
}

/**
 * Takes in an answer of the service.
 * @param answer `{call: 'join'|'poll'|'leave', status, body, retryAfterMs}`; body `{}` when it was not JSON
 */
export function answered(state, answer, now) {
  const next = { ...state, calledAt: now, notBefore: 0 }
  const { call, status } = answer
  if (status === 429 || status >= 500) return refusedForNow(next, answer, now)
  if (call === 'leave') return leaveAnswered(next, status)
  if (status === 200 || status === 201) return told(next, answer.body, now)
  if (call === 'join') return joinRefused(next, answer, now)
  return pollRefused(next, status)
}

/** No answer came: the network, the service or its machine is away. The place is kept. */
export function unanswered(state, call, now) {
  return failed({ ...state, calledAt: now }, call)
}

/** A buyer who wanted to leave must see at once that it did not work; a lost poll can be repeated in silence. */
function failed(state, call) {
  return { ...state, failures: Math.max(state.failures + 1, call === 'leave' ? CUT_OFF_FAILURES : 0) }
}

function told(state, body, now) {
  if (!STATUSES.has(body.status) || (!state.place && !body.place)) return failed(state)
  const number = body.number ?? state.number
  const sameNumber = state.number === null || number === state.number
  const ahead = lower(sameNumber ? state.ahead : null, body.ahead ?? null)
  return {
    ...state,
    view: viewOf(body.status, state.view),
    event: body.event ?? state.event,
    place: body.place ?? state.place,
    number,
    ahead,
    aheadAtStart: Math.max(state.aheadAtStart ?? 0, ahead ?? 0),
    wait: body.wait ?? null,
    message: body.message ?? null,
    figuresAt: body.asOf ? Date.parse(body.asOf) : now,
    ...turnOf(state, body, now),
    failures: 0,
    pollAfterMs: clamp(body.pollAfterMs ?? POLL_DEFAULT_MS, POLL_LEAST_MS, POLL_MOST_MS),
  }
}

/** A place that a page learns to be admitted without having seen its turn was used earlier, or on another page. */
function viewOf(status, before) {
  return status === 'admitted' && before !== 'turn' && before !== 'admitted' ? 'used' : status
}

/** The claim window is counted from the service's own clock, so a wrong clock on the phone does no harm. */
function turnOf(state, body, now) {
  if (body.status !== 'turn' || !body.turn) {
    const passed = body.status === 'waiting' && (state.turnPassed || state.view === 'turn')
    return { claimEndsAt: null, turnPassed: passed, enter: body.status === 'admitted' ? state.enter : null }
  }
  const leftMs = Date.parse(body.turn.claimBy) - (body.asOf ? Date.parse(body.asOf) : now)
  return { claimEndsAt: now + Math.max(0, leftMs), turnPassed: false, enter: body.turn.enter }
}

function refusedForNow(state, { call, status, body, retryAfterMs }, now) {
  const full = call === 'join' && isProblem(body, 'line-full')
  const pollingTooFast = call === 'poll' && status === 429
  return {
    ...(full || pollingTooFast ? { ...state, failures: 0 } : failed(state, call)),
    view: full ? 'full' : state.view,
    notBefore: now + (retryAfterMs ?? (full ? JOIN_AGAIN_MS : BACK_OFF_FIRST_MS)),
  }
}

function joinRefused(state, { status, body }, now) {
  if (status === 404) return { ...state, view: 'unknownEvent' }
  if (status === 410) return { ...state, view: 'gone', failures: 0 }
  if (status !== 409) return { ...state, view: 'badLink' }
  const opensAt = body.opensAt ? Date.parse(body.opensAt) : null
  const inFuture = opensAt !== null && opensAt > now
  return {
    ...state,
    view: inFuture ? 'scheduled' : 'notOpen',
    event: body.event ?? state.event,
    message: body.message ?? null,
    opensAt,
    failures: 0,
    notBefore: inFuture ? opensAt : now + JOIN_AGAIN_MS,
  }
}

/**
 * A place that is gone is final. A token the service does not know is not: a service started with the wrong key
 * would otherwise cost everybody their place, so it is kept and asked about again until the buyer decides.
 */
function pollRefused(state, status) {
  if (status === 410) return { ...state, view: 'gone', failures: 0 }
  if (status === 401) return failed({ ...state, view: 'unrecognised' })
  return failed(state)
}

function leaveAnswered(state, status) {
  const left = (status >= 200 && status < 300) || status === 410
  return left ? { ...state, view: 'left', failures: 0 } : failed(state, 'leave')
}

/**
 * Milliseconds until the next call, or null when there is none.
 * @param surroundings `{now, hidden, random}`: the time, whether the tab is hidden, and a number in [0, 1)
 */
export function nextDelayMs(state, { now, hidden, random }) {
  if (nextCall(state) === null) return null
  if (state.notBefore > now) return Math.min(LONGEST_TIMER_MS, state.notBefore - now + random * WAKE_GAP_MS)
  if (state.failures > 0) return backOffMs(state.failures, random)
  if (!state.place) return state.calledAt === 0 ? 0 : JOIN_AGAIN_MS * (0.9 + random * 0.2)
  const untilClaimEnds = state.claimEndsAt === null ? Infinity : Math.max(POLL_LEAST_MS, state.claimEndsAt - now + 500)
  return Math.min(hidden ? state.pollAfterMs * HIDDEN_FACTOR : state.pollAfterMs, untilClaimEnds)
}

/** Milliseconds until asking out of turn (the buyer came back, the network returned); a stated wait is still kept. */
export function wakeDelayMs(state, now) {
  if (nextCall(state) === null) return null
  return Math.max(0, state.notBefore - now, state.calledAt + WAKE_GAP_MS - now)
}

function backOffMs(failures, random) {
  const most = Math.min(BACK_OFF_MOST_MS, BACK_OFF_FIRST_MS * 2 ** Math.min(failures - 1, 10))
  return most * (0.5 + random * 0.5)
}

function isProblem(body, name) {
  return typeof body.type === 'string' && body.type.endsWith(':' + name)
}

function lower(known, told) {
  if (known === null) return told
  return told === null ? known : Math.min(known, told)
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value))
}

/** True once the buyer should be told that we cannot be reached. */
export function isCutOff(state) {
  return state.failures >= CUT_OFF_FAILURES
}

/** How far the buyer has come, 0 to 1, or null while that cannot be said. */
export function progress({ ahead, aheadAtStart }) {
  if (ahead === null || !aheadAtStart) return null
  return clamp(1 - ahead / aheadAtStart, 0, 1)
}

/** The one thing that changed in meaning between two states, to be spoken to screen readers, or null. */
export function newsBetween(before, after) {
  if (after.view !== before.view) return after.turnPassed ? 'turnPassed' : after.view
  if (isCutOff(after) !== isCutOff(before)) return isCutOff(after) ? 'cutOff' : 'backAgain'
  if (after.message !== before.message && after.message) return 'message'
  if (crossed(before, after, 0)) return 'next'
  if (crossed(before, after, 10)) return 'near'
  return after.aheadAtStart > 20 && crossed(before, after, Math.floor(after.aheadAtStart / 2)) ? 'halfway' : null
}

function crossed(before, after, ahead) {
  return before.ahead !== null && after.ahead !== null && before.ahead > ahead && after.ahead <= ahead
}

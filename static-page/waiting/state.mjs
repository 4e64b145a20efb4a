/**
 * What the waiting page knows, and what it does next. Everything here is pure: an answer and a time go in,
 * the next state comes out. No clock, no network, no page. Times are milliseconds of the browser's clock.
 */

import { brandOf } from './brand.mjs'

/** Views after which nothing is asked again unless the buyer does something. */
const FINAL = new Set(['admitted', 'used', 'missed', 'left', 'gone', 'unknownEvent', 'badLink'])
/** Views without a place, in which joining is tried again by itself. */
const JOINING = new Set(['joining', 'scheduled', 'notOpen', 'soldOut', 'full'])
const STATUSES = new Set(['waiting', 'turn', 'admitted', 'missed', 'paused', 'prequeue', 'closed'])

const POLL_DEFAULT_MS = 5_000
const POLL_LEAST_MS = 1_000
const POLL_MOST_MS = 60_000
const BACK_OFF_FIRST_MS = 2_000
const BACK_OFF_MOST_MS = 30_000
const JOIN_AGAIN_MS = 30_000
/** Poll times are told to the millisecond; spread, pages that were told the same do not ask at the same time. */
const JITTER = 0.1
const NEAR = 10
/** Seconds before the end of the claim window at which it is spoken. */
const WARNINGS = [300, 60, 30]
/** A single lost answer is not worth a fright. */
const CUT_OFF_FAILURES = 2
const WAKE_GAP_MS = 1_000
const LONGEST_TIMER_MS = 10 * 60_000
/**
 * The service never asks for more than half of the away tolerance, so a hidden tab, spread included, stays within five
 * sixths of it. Twice as slow would make the buyer count as absent.
 */
const HIDDEN_FACTOR = 1.5

/** What is kept over a refresh: who the buyer is in line, and the figures that may only fall. */
const KEPT = ['event', 'key', 'place', 'number', 'ahead', 'aheadAtStart', 'enter']

/** The state of a page that just opened; `kept` is what an earlier page left behind for this event, or null. */
export function begin(kept) {
  const place = kept?.place ?? null
  return {
    ...Object.fromEntries(KEPT.map(name => [name, kept?.[name] ?? null])),
    event: brandOf(kept?.event),
    view: place ? reopened(kept.view) : 'joining',
    wait: null,
    message: null,
    figuresAt: null,
    claimEndsAt: null,
    opensAt: null,
    skewMs: 0,
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

/** What must survive a refresh, for `begin`. */
export function toKeep(state) {
  const kept = Object.fromEntries(KEPT.map(name => [name, state[name]]))
  return { ...kept, version: 1, view: FINAL.has(state.view) ? state.view : undefined }
}

/** A new attempt at the end of the line, with a key never used before. */
export function rejoined(key, event = null) {
  return { ...begin(null), key, event }
}

/** The next call to make: 'join', 'poll', or null when the line has nothing more to tell. */
export function nextCall(state) {
  if (FINAL.has(state.view)) return null
  if (state.place) return 'poll'
  return JOINING.has(state.view) && state.key ? 'join' : null
}

/**
 * Takes in an answer of the service.
 * @param answer `{call: 'join'|'poll'|'leave', status, body, retryAfterMs, date}`; status 0 when none
 *     came, body `{}` when it was not JSON, date the time of the service, or null when it may not be read
 */
export function answered(state, answer, now) {
  const next = { ...state, calledAt: now, notBefore: 0 }
  const { call, status } = answer
  if (status === 0) return failed(next, call)
  if (status === 429 || status >= 500) return refusedForNow(next, answer, now)
  if (call === 'leave') return leaveAnswered(next, status)
  if (status === 200 || status === 201) return told(next, answer.body, now)
  if (call === 'join') return joinRefused(next, answer, now)
  return pollRefused(next, status)
}

/**
 * The network, the service or its machine is away; the place is kept. A buyer who wanted to leave must see at once that it
 * did not work; a lost poll can be repeated in silence.
 */
function failed(state, call = 'poll') {
  return { ...state, failures: Math.max(state.failures + 1, call === 'leave' ? CUT_OFF_FAILURES : 0) }
}

function told(state, body, now) {
  if (!STATUSES.has(body.status) || (!state.place && !body.place)) return failed(state)
  const number = body.number ?? state.number
  const figuresAt = body.asOf ? Date.parse(body.asOf) : now
  const sameNumber = state.number === null || number === state.number
  const ahead = lower(sameNumber ? state.ahead : null, body.ahead ?? null)
  return {
    ...state,
    view: viewOf(body, state.view),
    event: brandOf(body.event) ?? state.event,
    place: body.place ?? state.place,
    number,
    ahead,
    aheadAtStart: Math.max(state.aheadAtStart ?? 0, ahead ?? 0),
    wait: body.wait ?? null,
    message: body.message ?? null,
    figuresAt,
    opensAt: timeOf(body.opensAt),
    skewMs: figuresAt - now,
    ...turnOf(state, body, now),
    failures: 0,
    pollAfterMs: clamp(body.pollAfterMs ?? POLL_DEFAULT_MS, POLL_LEAST_MS, POLL_MOST_MS),
  }
}

/** A place that a page learns to be admitted without having seen its turn was used earlier, or on another page. */
function viewOf({ status, reason }, before) {
  if (status === 'closed' && reason === 'soldOut') return 'soldOut'
  return status === 'admitted' && before !== 'turn' && before !== 'admitted' ? 'used' : status
}

const timeOf = text => (text ? Date.parse(text) : null)

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

function joinRefused(state, { status, body, date }, now) {
  if (status === 404) return { ...state, view: 'unknownEvent' }
  if (status === 410) return { ...state, view: 'gone', failures: 0 }
  if (status !== 409) return { ...state, view: 'badLink' }
  const skewMs = date ? date - now : 0
  const opensAt = timeOf(body.opensAt)
  const inFuture = opensAt !== null && opensAt - skewMs > now
  return {
    ...state,
    view: body.reason === 'soldOut' ? 'soldOut' : inFuture ? 'scheduled' : 'notOpen',
    event: brandOf(body.event) ?? state.event,
    message: body.message ?? null,
    opensAt,
    skewMs,
    failures: 0,
    notBefore: inFuture ? opensAt - skewMs : now + JOIN_AGAIN_MS,
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
  const pollAfterMs = state.pollAfterMs * (1 - JITTER + random * 2 * JITTER) * (hidden ? HIDDEN_FACTOR : 1)
  return Math.min(Math.max(POLL_LEAST_MS, pollAfterMs), untilClaimEnds)
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

/** The view in finer steps than the service's: how near the front is, and whether a turn has just passed. */
export function shownView({ view, turnPassed, ahead }) {
  if (view !== 'waiting') return view
  if (turnPassed) return 'passed'
  if (ahead === null || ahead > NEAR) return view
  return ahead === 0 ? 'next' : 'near'
}

/** What is shown while the buyer holds the figures still: the new state with the figures of the one shown before. */
export function heldStill(shown, next) {
  if (shown.view !== next.view || shown.ahead === null || next.ahead === 0) return next
  const { ahead, aheadAtStart, wait, figuresAt } = shown
  return { ...next, ahead, aheadAtStart, wait, figuresAt }
}

/** Milliseconds until the sale or the line opens, by the service's clock; null when no time is known. */
export function opensInMs({ opensAt, skewMs }, now) {
  return opensAt === null ? null : Math.max(0, opensAt - skewMs - now)
}

/** The seconds left that are spoken when the claim window goes from `before` to `after` milliseconds, or null. */
export function warningBetween(before, after) {
  return WARNINGS.find(seconds => before > seconds * 1000 && after <= seconds * 1000 && after > 0) ?? null
}

/** The one thing that changed in meaning between two states, to be spoken to screen readers, or null. */
export function newsBetween(before, after) {
  if (shownView(after) !== shownView(before)) return shownView(after)
  if (isCutOff(after) !== isCutOff(before)) return isCutOff(after) ? 'cutOff' : 'backAgain'
  if (after.message !== before.message && after.message) return 'message'
  return after.aheadAtStart > 20 && crossed(before, after, Math.floor(after.aheadAtStart / 2)) ? 'halfway' : null
}

function crossed(before, after, ahead) {
  return before.ahead !== null && after.ahead !== null && before.ahead > ahead && after.ahead <= ahead
}

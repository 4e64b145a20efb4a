import assert from 'node:assert/strict'
import test from 'node:test'
import {
  answered, begin, heldStill, isCutOff, newsBetween, nextCall, nextDelayMs, opensInMs, progress, rejoined, shownView, toKeep,
  wakeDelayMs, warningBetween,
} from '../waiting/state.mjs'

const NOW = Date.parse('2030-06-01T10:00:00Z')
const iso = ms => new Date(ms).toISOString()
const visible = (now = NOW, random = 0.5) => ({ now, hidden: false, random })
const hidden = (now = NOW, random = 0.5) => ({ now, hidden: true, random })

const fresh = { ...begin(null), key: 'k1' }
const answer = (call, status, body = {}, retryAfterMs = null) => ({ call, status, body, retryAfterMs, date: null })
const unanswered = (state, call, now) => answered(state, answer(call, 0), now)
const waitingBody = (more = {}) => ({
  status: 'waiting', number: 50, ahead: 40, wait: { known: false }, pollAfterMs: 4000, asOf: iso(NOW), ...more,
})
const inLine = (more = {}) => answered(fresh, answer('join', 201, waitingBody({ place: 't1', ...more })), NOW)
const polled = (state, body, now = NOW) => answered(state, answer('poll', 200, body), now)
const turnBody = (more = {}) => ({
  status: 'turn', number: 50, pollAfterMs: 2000, asOf: iso(NOW),
  turn: { code: 'c', enter: 'https://a.example/enter/e?turn=c', claimBy: iso(NOW + 60_000) }, ...more,
})

test('a page without a place joins at once', () => {
  assert.equal(nextCall(fresh), 'join')
  assert.equal(nextDelayMs(fresh, visible()), 0)
})

test('a page never joins before its key exists', () => {
  assert.equal(nextCall(begin(null)), null)
})

test('joining gives the place, and polls follow at the told time', () => {
  const state = inLine()

  assert.equal(state.view, 'waiting')
  assert.equal(state.place, 't1')
  assert.equal(nextCall(state), 'poll')
  assert.equal(nextDelayMs(state, visible()), 4000)
})

test('the place, the key and the lowest figure survive a refresh', () => {
  const kept = toKeep(polled(inLine(), waitingBody({ ahead: 12 })))

  const state = begin(JSON.parse(JSON.stringify(kept)))

  assert.deepEqual([state.key, state.place, state.number, state.ahead, state.aheadAtStart], ['k1', 't1', 50, 12, 40])
  assert.equal(nextCall(state), 'poll')
})

test('a join whose answer was lost is repeated with the same key', () => {
  const lost = unanswered(fresh, 'join', NOW)

  const again = begin(JSON.parse(JSON.stringify(toKeep(lost))))

  assert.equal(again.key, 'k1')
  assert.equal(nextCall(again), 'join')
})

test('people ahead never rise', () => {
  const state = polled(polled(inLine(), waitingBody({ ahead: 12 })), waitingBody({ ahead: 30 }))
  assert.equal(state.ahead, 12)
})

test('an answer without a figure keeps the last one', () => {
  assert.equal(polled(inLine(), { status: 'paused', number: 50 }).ahead, 40)
})

test('a new number, drawn or joined again, starts its own figures', () => {
  const drawn = polled(inLine({ ahead: 3 }), waitingBody({ number: 900, ahead: 700 }))
  assert.deepEqual([drawn.number, drawn.ahead], [900, 700])

  const again = rejoined('k2')
  assert.deepEqual([again.key, again.place, again.ahead, nextCall(again)], ['k2', null, null, 'join'])
})

test('a replaced token is taken over, and kept when the answer brings none', () => {
  const replaced = polled(inLine(), waitingBody({ place: 't2' }))
  assert.equal(replaced.place, 't2')
  assert.equal(polled(replaced, waitingBody()).place, 't2')
})

test('the told poll time is held between 1 and 60 seconds', () => {
  assert.equal(nextDelayMs(inLine({ pollAfterMs: 0 }), visible()), 1000)
  assert.equal(nextDelayMs(inLine({ pollAfterMs: 9e9 }), visible()), 60_000)
  assert.equal(nextDelayMs(inLine({ pollAfterMs: undefined }), visible()), 5000)
})

test('poll times are spread by a tenth around what was told, and never less than a second', () => {
  const state = inLine({ pollAfterMs: 4000 })
  assert.equal(nextDelayMs(state, visible(NOW, 0)), 3600)
  assert.equal(Math.round(nextDelayMs(state, visible(NOW, 0.9999))), 4400)
  assert.equal(nextDelayMs(inLine({ pollAfterMs: 1000 }), visible(NOW, 0)), 1000)
})

test('a hidden tab polls slower, within five sixths of the away tolerance', () => {
  assert.equal(nextDelayMs(inLine({ pollAfterMs: 4000 }), hidden()), 6000)
  assert.ok(nextDelayMs(inLine({ pollAfterMs: 60_000 }), hidden(NOW, 1)) < (120_000 * 5) / 6)
})

test('a lost answer is tried again after a back-off that doubles to 30 s', () => {
  let state = inLine()
  const most = []
  for (let i = 0; i < 7; i++) {
    state = unanswered(state, 'poll', NOW)
    most.push(nextDelayMs(state, visible(NOW, 1)))
  }

  assert.deepEqual(most, [2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  assert.equal(nextDelayMs(state, visible(NOW, 0)), 15_000)
  assert.equal(state.place, 't1')
})

test('one lost answer frightens nobody, two are told', () => {
  const once = unanswered(inLine(), 'poll', NOW)
  const twice = unanswered(once, 'poll', NOW)

  assert.deepEqual([isCutOff(once), isCutOff(twice)], [false, true])
  assert.equal(newsBetween(once, twice), 'cutOff')
  assert.equal(newsBetween(twice, polled(twice, waitingBody())), 'backAgain')
})

test('Retry-After of 429 and 503 is honoured, with up to a second of spread', () => {
  for (const status of [429, 503]) {
    const state = answered(inLine(), answer('poll', status, {}, 7000), NOW)

    assert.equal(nextDelayMs(state, visible(NOW, 0)), 7000)
    assert.equal(nextDelayMs(state, visible(NOW, 0.999)), 7999)
    assert.equal(wakeDelayMs(state, NOW + 1000), 6000)
    assert.equal(state.place, 't1')
  }
})

test('polling too fast is not a lost connection', () => {
  let state = inLine()
  for (let i = 0; i < 3; i++) state = answered(state, answer('poll', 429, {}, 1000), NOW)
  assert.equal(isCutOff(state), false)
})

test('a good answer ends the back-off', () => {
  const state = polled(unanswered(unanswered(inLine(), 'poll', NOW), 'poll', NOW), waitingBody())
  assert.deepEqual([state.failures, nextDelayMs(state, visible())], [0, 4000])
})

test('an answer that is not the contract counts as none', () => {
  for (const body of [{}, { status: 'hello' }, { status: null }]) {
    const state = polled(inLine(), body)
    assert.deepEqual([state.view, state.failures], ['waiting', 1])
  }
  assert.equal(answered(fresh, answer('join', 201, waitingBody()), NOW).place, null)
})

test('waking asks at once, but not twice in a second', () => {
  const state = inLine()
  assert.equal(wakeDelayMs(state, NOW + 30_000), 0)
  assert.equal(wakeDelayMs(state, NOW + 300), 700)
})

test('the claim window follows the clock of the service', () => {
  const phoneIsAnHourAhead = NOW + 3_600_000

  const state = polled(inLine(), turnBody(), phoneIsAnHourAhead)

  assert.equal(state.view, 'turn')
  assert.equal(state.claimEndsAt, phoneIsAnHourAhead + 60_000)
  assert.equal(state.enter, 'https://a.example/enter/e?turn=c')
})

test('at the turn the page looks again right after the window ends', () => {
  const state = polled(inLine(), turnBody({ pollAfterMs: 20_000 }))
  assert.equal(nextDelayMs(state, visible(NOW + 50_000)), 10_500)
  assert.equal(nextDelayMs(state, visible(NOW + 70_000)), 1000)
})

test('a turn that passed is said, once, and the number stays', () => {
  const atTurn = polled(inLine(), turnBody())

  const back = polled(atTurn, waitingBody({ ahead: 0 }))

  assert.deepEqual([back.view, back.number, back.turnPassed, back.claimEndsAt], ['waiting', 50, true, null])
  assert.equal(newsBetween(atTurn, back), 'passed')
  assert.equal(newsBetween(back, polled(back, waitingBody({ ahead: 0 }))), null)
})

test('an admitted buyer keeps the way into the shop and asks no more', () => {
  const state = polled(polled(inLine(), turnBody()), { status: 'admitted', number: 50 })

  assert.equal(state.enter, 'https://a.example/enter/e?turn=c')
  assert.equal(nextCall(state), null)
  assert.equal(nextDelayMs(state, visible()), null)
})

test('whoever comes back after being let in is offered the checkout and the line', () => {
  const admitted = polled(polled(inLine(), turnBody()), { status: 'admitted', number: 50 })
  const reopened = begin(toKeep(admitted))
  const learntLate = polled(begin(toKeep(inLine())), { status: 'admitted', number: 50 })

  assert.deepEqual([admitted.view, reopened.view, learntLate.view], ['admitted', 'used', 'used'])
  assert.equal(reopened.enter, 'https://a.example/enter/e?turn=c')
  assert.deepEqual([nextCall(reopened), nextCall(learntLate)], [null, null])
})

test('missed for good, left and gone ask no more, also after a refresh', () => {
  const ends = {
    missed: polled(inLine(), { status: 'missed', number: 50 }),
    left: answered(inLine(), answer('leave', 204), NOW),
    gone: answered(inLine(), answer('poll', 410), NOW),
  }
  for (const [view, state] of Object.entries(ends)) {
    assert.equal(state.view, view)
    assert.equal(nextCall(state), null)
    assert.equal(nextCall(begin(toKeep(state))), null)
  }
})

test('paused, prequeue and closed keep the place and go on asking', () => {
  for (const status of ['paused', 'prequeue', 'closed']) {
    const state = polled(inLine(), { status, number: 50, pollAfterMs: 9000 })
    assert.deepEqual([state.view, state.place, nextCall(state), nextDelayMs(state, visible())], [status, 't1', 'poll', 9000])
  }
})

test('a token the service does not know is kept and asked about again', () => {
  const state = answered(inLine(), answer('poll', 401), NOW)
  assert.deepEqual([state.view, state.place, nextCall(state)], ['unrecognised', 't1', 'poll'])
  assert.equal(polled(state, waitingBody()).view, 'waiting')
})

test('404 to a poll never costs the place', () => {
  const state = answered(inLine(), answer('poll', 404), NOW)
  assert.deepEqual([state.view, state.place, nextCall(state)], ['waiting', 't1', 'poll'])
})

test('leaving that was not answered keeps the place and is said at once', () => {
  const state = unanswered(inLine(), 'leave', NOW)
  assert.deepEqual([state.view, state.place, isCutOff(state)], ['waiting', 't1', true])
  assert.equal(answered(inLine(), answer('leave', 503, {}, 1000), NOW).view, 'waiting')
})

test('a full line is tried again when it says', () => {
  const state = answered(fresh, answer('join', 429, { type: 'urn:onsale:problem:line-full' }, 20_000), NOW)
  assert.deepEqual([state.view, isCutOff(state), nextDelayMs(state, visible(NOW, 0))], ['full', false, 20_000])
})

test('a join refused for load is tried again without calling the line full', () => {
  const state = answered(fresh, answer('join', 503, { type: 'urn:onsale:problem:overloaded' }, 3000), NOW)
  assert.deepEqual([state.view, nextCall(state), nextDelayMs(state, visible(NOW, 0))], ['joining', 'join', 3000])
})

test('a line that is not open yet is joined when it opens', () => {
  const refused = { type: 'urn:onsale:problem:joining-closed', opensAt: iso(NOW + 120_000) }

  const state = answered(fresh, answer('join', 409, refused), NOW)

  assert.deepEqual([state.view, state.opensAt], ['scheduled', NOW + 120_000])
  assert.equal(nextDelayMs(state, visible(NOW, 0.5)), 120_500)
})

test('an opening far away fits in a timer', () => {
  const state = answered(fresh, answer('join', 409, { opensAt: iso(NOW + 90 * 86_400_000) }), NOW)
  assert.equal(nextDelayMs(state, visible()), 600_000)
})

test('a closed line is looked at again every half minute', () => {
  const state = answered(fresh, answer('join', 409, {}), NOW)
  assert.deepEqual([state.view, nextCall(state), nextDelayMs(state, visible(NOW, 0))], ['notOpen', 'join', 30_000])
})

test('an unknown event and an unusable link end it', () => {
  assert.equal(answered(fresh, answer('join', 404), NOW).view, 'unknownEvent')
  assert.equal(answered(fresh, answer('join', 400), NOW).view, 'badLink')
  assert.equal(nextCall(answered(fresh, answer('join', 404), NOW)), null)
})

test('the opening is counted from the clock of the service', () => {
  const phoneIsAnHourAhead = NOW + 3_600_000
  const refused = { ...answer('join', 409, { opensAt: iso(NOW + 120_000) }), date: NOW }

  const scheduled = answered(fresh, refused, phoneIsAnHourAhead)
  const waiting = polled(inLine(), { status: 'prequeue', number: 50, opensAt: iso(NOW + 60_000), asOf: iso(NOW) }, phoneIsAnHourAhead)

  assert.equal(opensInMs(scheduled, phoneIsAnHourAhead + 1000), 119_000)
  assert.equal(nextDelayMs(scheduled, visible(phoneIsAnHourAhead, 0)), 120_000)
  assert.equal(opensInMs(waiting, phoneIsAnHourAhead), 60_000)
  assert.equal(opensInMs(waiting, phoneIsAnHourAhead + 90_000), 0)
  assert.equal(opensInMs(inLine(), NOW), null)
})

test('sold out is the reason of a closed sale, in line and at the door', () => {
  const inLineThen = polled(inLine(), { status: 'closed', reason: 'soldOut', number: 50 })
  const atTheDoor = answered(fresh, answer('join', 409, { reason: 'soldOut' }), NOW)

  assert.deepEqual([inLineThen.view, nextCall(inLineThen), inLineThen.place], ['soldOut', 'poll', 't1'])
  assert.deepEqual([atTheDoor.view, nextCall(atTheDoor)], ['soldOut', 'join'])
  assert.equal(polled(inLine(), { status: 'closed', number: 50 }).view, 'closed')
})

test('what the event looks like is told once, kept, and safe', () => {
  const event = { name: ' Aurora ', colour: '#12ab34', logo: 'javascript:alert(1)', shop: 'https://shop.example' }
  const told = answered(fresh, answer('join', 201, waitingBody({ place: 't1', event })), NOW)
  const kept = begin(JSON.parse(JSON.stringify(toKeep(polled(told, waitingBody())))))

  assert.deepEqual(told.event, { name: 'Aurora', colour: '#12ab34', logo: null, shop: 'https://shop.example' })
  assert.deepEqual(kept.event, told.event)
  assert.deepEqual(answered(fresh, answer('join', 409, { event }), NOW).event, told.event)
  assert.deepEqual(rejoined('k2', told.event).event, told.event)
})

test('near the front and after a passed turn the view says so', () => {
  const at = ahead => shownView(polled(inLine(), waitingBody({ ahead })))
  assert.deepEqual([11, 10, 1, 0].map(at), ['waiting', 'near', 'near', 'next'])
  assert.equal(shownView(polled(polled(inLine(), turnBody()), waitingBody({ ahead: 0 }))), 'passed')
  assert.equal(shownView(polled(inLine(), { status: 'paused', number: 50, ahead: 2 })), 'paused')
  assert.equal(shownView(inLine({ ahead: undefined })), 'waiting')
})

test('figures that are held still do not move, yet a change of meaning shows', () => {
  const before = inLine()
  const moved = polled(before, waitingBody({ ahead: 20, message: 'hi', asOf: iso(NOW + 5000) }), NOW + 5000)

  const shown = heldStill(before, moved)

  assert.deepEqual([shown.ahead, shown.figuresAt, shown.message], [40, NOW, 'hi'])
  assert.equal(heldStill(before, polled(moved, turnBody())).view, 'turn')
  assert.equal(heldStill(before, polled(moved, waitingBody({ ahead: 0 }))).ahead, 0)
  assert.equal(heldStill(fresh, before).ahead, 40)
})

test('the end of the claim window is spoken five minutes, one minute and half a minute before', () => {
  assert.equal(warningBetween(300_500, 299_500), 300)
  assert.equal(warningBetween(60_000, 59_000), null)
  assert.equal(warningBetween(61_000, 60_000), 60)
  assert.equal(warningBetween(30_100, 29_900), 30)
  assert.equal(warningBetween(90_000, 10_000), 60)
  assert.equal(warningBetween(40_000, -1), null)
  assert.equal(warningBetween(0, 180_000), null)
})

test('progress is the part of the way behind the buyer', () => {
  assert.equal(progress(fresh), null)
  assert.equal(progress(inLine()), 0)
  assert.equal(progress(polled(inLine(), waitingBody({ ahead: 10 }))), 0.75)
  assert.equal(progress(polled(inLine(), waitingBody({ ahead: 0 }))), 1)
})

test('news are changes of meaning, not of figures', () => {
  const at = ahead => polled(inLine(), waitingBody({ ahead }))

  assert.equal(newsBetween(at(39), at(38)), null)
  assert.equal(newsBetween(at(21), at(20)), 'halfway')
  assert.equal(newsBetween(at(11), at(9)), 'near')
  assert.equal(newsBetween(at(1), at(0)), 'next')
  assert.equal(newsBetween(at(11), at(10)), 'near')
  assert.equal(newsBetween(at(9), at(8)), null)
  assert.equal(newsBetween(at(5), polled(at(5), turnBody())), 'turn')
  assert.equal(newsBetween(at(5), polled(at(5), waitingBody({ ahead: 5, message: 'hi' }))), 'message')
})

test('a whole sale played with random answers never loses the place or raises a figure', () => {
  const seed = Number(process.env.SEED ?? 20_261_121) // The same in every build; SEED takes another walk.
  const random = mulberry(seed)
  let state = inLine()
  let shown = state
  let now = NOW
  for (let i = 0; i < 5_000; i++) {
    const before = state
    const step = `seed ${seed} step ${i}`
    now += nextDelayMs(state, { now, hidden: random() < 0.3, random: random() }) ?? 1000
    state = random() < 0.2 ? unanswered(state, 'poll', now) : answered(state, randomAnswer(random, now), now)
    shown = heldStill(shown, state)

    assert.equal(state.place, 't1', step)
    assert.ok(before.ahead === null || state.ahead <= before.ahead, step)
    assert.ok(VIEWS.has(shownView(state)) && shownView(state) !== 'used', `${step}: ${shownView(state)}`)
    assert.equal(shown.view, state.view, step)
    assert.ok(nextCall(state) === 'poll', step)
    assert.ok(state.view !== 'turn' || state.claimEndsAt !== null, step)
    assert.deepEqual(begin(JSON.parse(JSON.stringify(toKeep(state)))).ahead, state.ahead, step)
    const delay = nextDelayMs(state, { now, hidden: false, random: random() })
    assert.ok(delay >= 0 && delay <= 67_000, `${step}: ${delay}`)
  }
})

const VIEWS = new Set(['waiting', 'near', 'next', 'passed', 'paused', 'prequeue', 'turn', 'closed', 'soldOut', 'unrecognised'])

function randomAnswer(random, now) {
  const pick = list => list[Math.floor(random() * list.length)]
  const status = pick([200, 200, 200, 200, 401, 404, 429, 500, 503])
  const asOf = iso(now + pick([0, 0, -3_600_000, 3_600_000]))
  const bodies = [
    waitingBody({ ahead: Math.floor(random() * 40), asOf }),
    turnBody({ asOf, turn: { code: 'c', enter: 'https://a.example/enter/e', claimBy: iso(Date.parse(asOf) + random() * 180_000) } }),
    { status: 'paused', number: 50, ahead: Math.floor(random() * 60), asOf },
    { status: 'prequeue', number: 50, opensAt: iso(now + random() * 1e6), asOf },
    { status: 'closed', number: 50, reason: pick([undefined, 'soldOut', 'other']) },
    {},
  ]
  return answer('poll', status, status === 200 ? pick(bodies) : {}, pick([null, 1000, 5000]))
}

function mulberry(seed) {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

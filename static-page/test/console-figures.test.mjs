import assert from 'node:assert/strict'
import test from 'node:test'
import { guidance, shown, spoken, title, use } from '../console/figures.mjs'
import { duration, isoOf, localField, range, wait } from '../console/format.mjs'

const LIVE = {
  event: 'demo', phase: 'open', cap: 5000, ratePerMinute: null, turns: 310, checkouts: 4690, held: 5000, waiting: 41822, present: 40990,
  joinedPerMinute: 820, inPerMinute: 600, outPerMinute: 590, noShows: 12, noShowShare: 0.032, claimSeconds: 14, checkoutSeconds: 250,
  conversion: 0.71, releasedShare: 0.93, soldOut: false, message: '', onHold: false, guidance: [], asOf: '2031-05-01T18:00:00Z',
  waited: { known: true, p50Seconds: 720, p90Seconds: 1140 }, wait: { known: true, p50Seconds: 720, p90Seconds: 1140 }
}

test('the first screen in full', () => {
  const figures = shown(LIVE)

  assert.deepEqual(figures.held, { value: '5,000', note: 'of 5,000' })
  assert.deepEqual(figures.turns, { value: '', note: '310 of them called, not yet in · 0 free' })
  assert.deepEqual(figures.waiting, { value: '41,822', note: '40,990 present · 832 absent' })
  assert.deepEqual(figures.inPerMinute, { value: '600', note: 'no limit' })
  assert.deepEqual(figures.waited, { value: '12 min', note: 'typical · 9 in 10 within 19 min' })
  assert.equal(figures.wait.value, '12–19 min')
  assert.deepEqual(figures.noShows, { value: '3.2%', note: '12 in all' })
  assert.equal(figures.claim.value, '14 s')
  assert.equal(figures.checkout.value, '4 min 10 s')
  assert.equal(figures.conversion.value, '71%')
})

test('what the service does not say is not known, and never a zero', () => {
  const { noShowShare, claimSeconds, conversion, waited, wait: expected, present, ...rest } = LIVE

  const figures = shown(rest)

  assert.equal(figures.noShows.value, '–')
  assert.equal(figures.claim.value, '–')
  assert.equal(figures.wait.value, 'not known yet')
  assert.equal(figures.waited.value, 'not known yet')
  assert.equal(figures.waiting.note, 'not known yet')
})

test('a cap below what is held is said', () => {
  assert.match(shown({ ...LIVE, cap: 4000 }).turns.note, /1,000 above the cap/)
  assert.equal(use({ cap: 0, held: 0 }), 0)
  assert.equal(use({ cap: 0, held: 3 }), 1)
  assert.equal(use({ cap: 10, held: 4 }), 0.4)
})

test('figures that move say nothing aloud', () => {
  assert.deepEqual(spoken(LIVE, { ...LIVE, waiting: 12, held: 3, inPerMinute: 9 }), [])
  assert.deepEqual(spoken(null, LIVE), [])
})

test('a change of meaning is said once', () => {
  const paused = { ...LIVE, phase: 'paused', message: 'Back at 8', guidance: [{ code: 'x', level: 'warning', text: 'Look here.' }] }

  assert.deepEqual(spoken(LIVE, paused), ['Paused. Nobody is called; everyone keeps the place and people may join.', 'Buyers see: Back at 8', 'Look here.'])
  assert.deepEqual(spoken(paused, { ...paused, guidance: [{ code: 'x', level: 'warning', text: 'Look here, 2.' }] }), [])
  assert.deepEqual(spoken(paused, { ...paused, guidance: [{ code: 'x', level: 'alarm', text: 'Look here, 3.' }] }), ['Look here, 3.'])
})

test('guidance is told worst first, and a loss even by a service that gives none', () => {
  const hints = guidance({ guidance: [{ code: 'a', level: 'info', text: '' }, { code: 'b', level: 'alarm', text: '' }, { code: 'c', level: 'warning', text: '' }] })

  assert.deepEqual(hints.map(hint => hint.code), ['b', 'c', 'a'])
  assert.equal(guidance({ onHold: true })[0].level, 'alarm')
})

test('the window says from another tab how it stands', () => {
  assert.equal(title(LIVE, 'Aurora', true), '⚠ 5,000/5,000 · 41,822 waiting · Aurora')
})

test('durations have two units at most', () => {
  assert.deepEqual([0, 59, 60, 90, 599, 600, 3599, 7500, null].map(duration), ['0 s', '59 s', '1 min', '1 min 30 s', '9 min 59 s', '10 min', '1 h', '2 h 5 min', '–'])
})

test('ranges name a unit once where they can', () => {
  assert.equal(range(720, 1140), '12–19 min')
  assert.equal(range(50, 130), '50 s – 2 min')
  assert.equal(range(5, 5), '5 s')
  assert.equal(wait(undefined), 'not known yet')
})

test('a time goes through a field of local time and back', () => {
  const iso = '2031-05-01T18:00:07Z'

  assert.equal(isoOf(localField(iso)), iso)
  assert.equal(isoOf(''), null)
  assert.equal(isoOf('x'), undefined)
  assert.equal(localField(null), '')
})

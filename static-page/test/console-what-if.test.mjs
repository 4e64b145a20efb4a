import assert from 'node:assert/strict'
import test from 'node:test'
import { bodyOf, lines, rows, taken, verdict } from '../console/what-if.mjs'

const RESULT = {
  given: {
    cap: { value: 3000, from: 'asked' }, checkout: { value: { p50Seconds: 180 }, from: 'measured' }, noShowShare: { value: 0.02, from: 'preset' },
    tickets: { value: null, from: 'preset' }
  }, arrived: 500000, letIn: 1000,
  wait: { p50Seconds: 720, p90Seconds: 1140, p99Seconds: 2000, longestSeconds: 2100 }, peakWaiting: 41000, peakWaitingAtSeconds: 60,
  slotUse: 0.993, soldOutAtSeconds: null, endedAtSeconds: 5400, tookMs: 900, line: [[0, 0, 0], [10, 20, 5]]
}

test('an empty form asks for the sale as it is', () => {
  assert.deepEqual(bodyOf({}), { body: {} })
})

test('what is typed is sent in the units of the call', () => {
  const { body } = bodyOf({ cap: '3,000', people: '500000', overMinutes: '5', checkoutSeconds: '90', noShowPercent: '4', tickets: '1000' })

  assert.deepEqual(body, { arrivals: { people: 500000, overSeconds: 300 }, cap: 3000, tickets: 1000, checkout: { p50Seconds: 90, p90Seconds: 180 }, noShowShare: 0.04 })
})

test('what cannot be is told beside its field', () => {
  assert.match(bodyOf({ cap: 'more' }).faults.cap, /whole number/)
  assert.match(bodyOf({ noShowPercent: '101' }).faults.noShowPercent, /from 0 to 100/)
  assert.match(bodyOf({ overMinutes: '5' }).faults.people, /how many/)
})

test('the verdict says whether it would help', () => {
  const today = { ...RESULT, wait: { ...RESULT.wait, p50Seconds: 1140 } }

  assert.equal(verdict(today, RESULT), 'The typical wait would go from 19 min to 12 min.')
  assert.equal(verdict(RESULT, RESULT), 'The typical wait would stay about 12 min.')
  assert.equal(verdict(null, RESULT), 'The typical wait would be 12 min.')
})

test('results stand beside those of today', () => {
  const table = rows(RESULT, { ...RESULT, soldOutAtSeconds: 600 })

  assert.deepEqual(table.find(row => row.name === 'Sold out after'), { name: 'Sold out after', today: 'not sold out', then: '10 min' })
  assert.deepEqual(rows(null, RESULT)[0], { name: 'Wait, typical', today: '–', then: '12 min' })
})

test('both lines share one axis', () => {
  assert.deepEqual(lines({ line: [[0, 1, 0], [5, 2, 0]] }, RESULT), [[0, 5, 10], [1, 2, undefined], [0, undefined, 20]])
})

test('what was taken is told', () => {
  assert.equal(taken(RESULT.given), 'cap 3,000, checkout 3 min (measured), 2% not taken (assumed)')
})

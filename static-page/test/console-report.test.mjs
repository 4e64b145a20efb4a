import assert from 'node:assert/strict'
import test from 'node:test'
import { facts, minutes } from '../console/report.mjs'

const REPORT = {
  event: 'demo', name: 'Aurora Nights', cap: 5000, letIn: 42655, inShop: 0, waiting: 11108, claimedShare: 0.988, completedShare: 0.847,
  counts: { joined: 51277, entered: 5000, completed: 36112, abandoned: 4201, expired: 2342, missed: 445 },
  waited: { known: true, p50Seconds: 3120, p90Seconds: 4610 }, peakWaiting: { count: 42260, at: '2031-05-01T18:03:50Z' }, peakHeld: null, slotUse: 0.997
}

test('the report tells the sale in a score of figures', () => {
  const told = Object.fromEntries(facts(REPORT).map(([name, value, note]) => [name, note ? `${value}; ${note}` : value]))

  assert.equal(told['Let in'], '42,655; 5,000 of them without waiting')
  assert.equal(told['Turns not taken'], '445; 1.2% of all turns')
  assert.equal(told['Waited, typical'], '52 min')
  assert.match(told['Most people waiting'], /^42,260; at \d\d:\d\d:50$/)
  assert.equal('Most slots held' in told, false)
})

test('minutes become rows, what is not known a dash', () => {
  const { columns, rows } = minutes([{ at: '2031-05-01T18:03:00Z', joined: 820, slotUse: 0.998, waitedP50Seconds: 215, waitedP90Seconds: null }])

  assert.deepEqual(columns, ['Minute', 'Joined', 'Slots in use', 'Waited, typical', '9 in 10 within'])
  assert.deepEqual(rows[0].slice(1), ['820', '99.8%', '3 min 35 s', '–'])
  assert.deepEqual(minutes(undefined), { columns: [], rows: [] })
})

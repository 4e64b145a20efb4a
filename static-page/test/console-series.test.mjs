import assert from 'node:assert/strict'
import test from 'node:test'
import { added, columns, fromHistory, perMinuteRows, summary } from '../console/series.mjs'

const COLUMNS = ['at', 'waiting', 'held', 'cap', 'letIn', 'letOut']
const history = rows => fromHistory({ everySeconds: 10, columns: COLUMNS, rows })
const point = at => ({ at, waiting: at % 7, held: 2, cap: 5, in: 1, out: 1 })

test('counts become figures a minute over the last minute', () => {
  const points = history([[1000, 5, 2, 5, 0, 0], [1010, 5, 2, 5, 10, 5], [1020, 5, 2, 5, 20, 10]])

  assert.deepEqual(points.map(it => [it.in, it.out]), [[0, 0], [60, 30], [60, 30]])
})

test('a sample that is missing means that nothing changed until the next', () => {
  const points = history([[1000, 5, 2, 5, 0, 0], [1100, 9, 2, 5, 10, 0]])

  assert.deepEqual(points.map(it => [it.at, it.waiting]), [[1000, 5], [1010, 5], [1090, 5], [1100, 9]])
  assert.equal(points[2].in, 0)
})

test('counts that begin anew after a loss make no negative rate', () => {
  assert.equal(history([[1000, 5, 2, 5, 100, 90], [1010, 5, 2, 5, 3, 1]])[1].in, 0)
})

test('live points follow the history, the same one never twice', () => {
  const points = added([point(1000)], point(1001))

  assert.equal(points.length, 2)
  assert.equal(added(points, point(1001)), points)
})

test('a day of live points stays bounded and keeps the last ten minutes whole', () => {
  let points = []
  for (let at = 0; at < 86400; at++) {
    points = added(points, point(at))
  }

  assert.ok(points.length <= 6000, String(points.length))
  assert.equal(points.filter(it => it.at >= 86400 - 600).length, 600)
})

test('the chart shows the last seconds only', () => {
  const [at, waiting] = columns([point(0), point(500), point(1000)], 600)

  assert.deepEqual([at, waiting], [[500, 1000], [500 % 7, 1000 % 7]])
  assert.deepEqual(columns([], 600), [[], [], [], [], [], []])
})

test('the chart is told in a sentence and in rows', () => {
  const points = [{ ...point(0), waiting: 10 }, { ...point(120), waiting: 4000, cap: 50 }]

  assert.equal(summary(points, 600), 'Last 2 min: waiting 10 to 4,000, at most 4,000; in checkout 2 to 2, at most 2; cap 50.')
  assert.equal(summary([], 600), 'No figures yet.')
  assert.deepEqual(perMinuteRows(points).map(it => it.at), [120, 0])
})

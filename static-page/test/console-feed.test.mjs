import assert from 'node:assert/strict'
import test from 'node:test'
import * as feeds from '../console/feed.mjs'

const T = Date.parse('2031-05-01T18:00:00Z')
const asOf = ms => new Date(ms).toISOString()
const live = (feed, nowMs, asOfMs = nowMs) => feeds.arrived(feed, nowMs, asOf(asOfMs))

test('figures are fresh for three seconds after they arrived, and stale after', () => {
  const feed = live(feeds.begun(T), T)

  assert.equal(feeds.isStale(feed, T + 3000), false)
  assert.equal(feeds.isStale(feed, T + 3001), true)
})

test('figures that keep coming but no longer move on become stale', () => {
  let feed = live(feeds.begun(T), T)
  for (let s = 1; s <= 4; s++) {
    feed = live(feed, T + s * 1000, T)
  }

  assert.equal(feeds.ageMs(feed, T + 4000), 4000)
  assert.match(feeds.banner(feed, T + 4000).text, /4 s old.*sends nothing newer/)
})

test('a clock that is hours off makes nothing stale', () => {
  const feed = live(feeds.begun(T), T, T + 7200000)

  assert.equal(feeds.ageMs(feed, T + 500), 500)
})

test('the Date of an answer shows figures that were old from the start', () => {
  let feed = feeds.dated(feeds.begun(T), T, T + 40, new Date(T).toUTCString())
  feed = live(feed, T + 100, T - 60000)

  assert.equal(feeds.isStale(feed, T + 100), true)
})

test('a clock that is off is told from old figures by the Date', () => {
  let feed = feeds.dated(feeds.begun(T), T, T + 40, new Date(T - 60000).toUTCString())
  feed = live(feed, T + 100, T - 60000)

  assert.equal(feeds.isStale(feed, T + 100), false)
})

test('a Date that contradicts the one before replaces it: a clock was set', () => {
  let feed = feeds.dated(feeds.begun(T), T, T, new Date(T).toUTCString())
  feed = feeds.dated(feed, T + 5000, T + 5000, new Date(T + 3605000).toUTCString())

  assert.equal(feeds.offset(feed.clock), 3600000)
})

test('an unreadable Date is passed over', () => {
  const feed = feeds.begun(T)

  assert.equal(feeds.dated(feed, T, T, null), feed)
  assert.equal(feeds.dated(feed, T, T, 'soon'), feed)
})

test('pauses between attempts double up to fifteen seconds, and begin anew after figures came', () => {
  let feed = feeds.begun(T)
  const pauses = []
  for (let i = 0; i < 7; i++) {
    feed = feeds.broken(feed, T, 'gone', undefined, () => 1)
    pauses.push(feed.retryAtMs - T)
  }

  assert.deepEqual(pauses, [500, 1000, 2000, 4000, 8000, 15000, 15000])
  assert.equal(feeds.broken(live(feed, T), T, 'gone', undefined, () => 0).retryAtMs - T, 250)
})

test('a told time to retry is kept', () => {
  const feed = feeds.broken(feeds.begun(T), T, 'busy', 7, () => 0)

  assert.equal(feeds.isDue(feed, T + 6999), false)
  assert.equal(feeds.isDue(feed, T + 7000), true)
})

test('the banner says how old the figures are and when the next attempt is', () => {
  let feed = live(feeds.begun(T), T)
  feed = feeds.broken(feed, T + 3000, 'The admission service cannot be reached.', 4, () => 1)

  const told = feeds.banner(feed, T + 4000)

  assert.deepEqual(told, { stale: true, meaning: 'away', text: 'These figures are 4 s old. The admission service cannot be reached. Trying again in 3 s.' })
})

test('a short break is not worth a banner', () => {
  const feed = feeds.broken(live(feeds.begun(T), T), T + 500, 'gone')

  assert.equal(feeds.banner(feed, T + 1000).stale, false)
})

test('who is refused does not ask again, and is told at once', () => {
  const feed = feeds.refused(live(feeds.begun(T), T), 'The role is not enough.')

  assert.equal(feeds.isDue(feed, T + 60000), false)
  assert.equal(feeds.isSilent(feed, T + 60000), false)
  assert.match(feeds.banner(feed, T + 100).text, /role is not enough/)
})

test('a stream that says nothing for five seconds is given up', () => {
  const feed = live(feeds.begun(T), T)

  assert.equal(feeds.isSilent(feed, T + 5000), false)
  assert.equal(feeds.isSilent(feed, T + 5001), true)
})

test('before the first figures there is a banner after three seconds only', () => {
  assert.equal(feeds.banner(feeds.begun(T), T + 3000).stale, false)
  assert.equal(feeds.banner(feeds.begun(T), T + 3001).text, 'No figures yet. Connecting …')
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { begin } from '../waiting/state.mjs'
import { aheadLabel, countdown, cutOffText, newsText, tabTitle, textsOf, waitText } from '../waiting/words.mjs'

const wait = (p50Seconds, p90Seconds) => waitText({ known: true, p50Seconds, p90Seconds })

test('the wait is a range in round figures, or not known yet', () => {
  assert.equal(waitText({ known: false }), 'not known yet')
  assert.equal(waitText(null), 'not known yet')
  assert.equal(wait(10, 40), 'less than a minute')
  assert.equal(wait(20, 90), 'up to 2 minutes')
  assert.equal(wait(100, 170), '1 to 3 minutes')
  assert.equal(wait(840, 1380), '14 to 23 minutes')
  assert.equal(wait(120, 120), 'about 2 minutes')
  assert.equal(wait(3000, 4200), '50 minutes to 1 hour 10 minutes')
  assert.equal(wait(9000, 20_000), '2 hours 30 minutes to 6 hours')
})

test('a range told the wrong way round does not run backwards', () => {
  assert.equal(wait(600, 300), 'about 10 minutes')
})

test('the countdown shows whole seconds and stops at zero', () => {
  assert.equal(countdown(65_000), '1:05')
  assert.equal(countdown(500), '0:01')
  assert.equal(countdown(-5), '0:00')
})

test('the label fits the figure', () => {
  assert.deepEqual([0, 1, 2].map(aheadLabel), ['you are next', 'person ahead of you', 'people ahead of you'])
})

test('the title of the tab changes at the turn', () => {
  const state = { ...begin(null), place: 't', view: 'waiting', ahead: 1204 }
  assert.equal(tabTitle(state, 'Aurora'), '(1,204) In line – Aurora')
  assert.equal(tabTitle({ ...state, view: 'turn' }, 'Aurora'), 'It is your turn – Aurora')
})

test('every view has its words', () => {
  const views = ['joining', 'waiting', 'prequeue', 'paused', 'turn', 'admitted', 'used', 'missed', 'closed', 'left', 'gone',
    'unrecognised', 'full', 'notOpen', 'scheduled', 'unknownEvent', 'badLink']
  for (const view of views) {
    const { title, heading, lead } = textsOf({ ...begin(null), view, opensAt: 0 })
    assert.ok(title && heading && lead, view)
  }
})

test('cut off from us, a buyer with a place is told that it is safe', () => {
  assert.match(cutOffText({ place: 't' }, 12), /Your place is safe.*12 s/)
  assert.doesNotMatch(cutOffText({ place: null }, 0), /place/)
})

test('news of a view are its heading and lead', () => {
  assert.match(newsText('turn', { ...begin(null), view: 'turn' }), /your turn/)
  assert.equal(newsText('message', { ...begin(null), message: 'Hello' }), 'Message from the organiser: Hello')
})

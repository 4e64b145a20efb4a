import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { previewState } from '../waiting/preview.mjs'
import { isCutOff, shownView } from '../waiting/state.mjs'

const read = file => JSON.parse(readFileSync(new URL(`../waiting/${file}`, import.meta.url)))
const SAMPLES = read('previews.json')
const NOW = Date.parse('2030-06-01T10:00:00Z')

test('every view with words of its own has a preview', () => {
  const previewed = new Set(Object.keys(SAMPLES).map(name => shownView(previewState(SAMPLES, name, NOW))))
  const worded = Object.entries(read('words/en.json')).filter(([, texts]) => Array.isArray(texts)).map(([view]) => view)
  assert.deepEqual(worded.filter(view => !previewed.has(view)), [])
  assert.deepEqual([...previewed].filter(view => !worded.includes(view)), [])
})

test('what lies over a view has a preview too', () => {
  assert.ok(isCutOff(previewState(SAMPLES, 'cutOff', NOW)))
  assert.equal(previewState(SAMPLES, 'blocked', NOW).lasting, false)
  assert.equal(previewState(SAMPLES, 'provisional', NOW).number, null)
})

test('a preview opens in a time counted from now', () => {
  assert.equal(previewState(SAMPLES, 'scheduled', NOW).opensAt, NOW + 4_000_000)
})

test('a name that is unknown, or not loaded yet, is a view without surprises', () => {
  assert.equal(previewState(SAMPLES, 'nonsense', NOW).view, 'badLink')
  assert.equal(previewState({}, 'waiting', NOW).view, 'badLink')
})

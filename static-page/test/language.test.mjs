import assert from 'node:assert/strict'
import test from 'node:test'
import { pickLanguage } from '../waiting/language.mjs'

const AVAILABLE = ['en', 'ar', 'de', 'es']
const pick = (wanted, ...preferred) => pickLanguage(wanted, preferred, AVAILABLE)

test('the address decides, then the browser, then English', () => {
  assert.equal(pick('de', 'es').code, 'de')
  assert.equal(pick(null, 'nl', 'es-MX', 'de').code, 'es')
  assert.equal(pick(null, 'nl').code, 'en')
  assert.equal(pick(null).code, 'en')
})

test('a language there are no words for is passed over', () => {
  for (const wanted of ['nl', '', '../x', 'e', '"><script>']) assert.equal(pick(wanted, 'de').code, 'de', wanted)
})

test('a region and its case are understood', () => {
  assert.equal(pick('DE-at').code, 'de')
  assert.equal(pick(null, 'ar-EG').code, 'ar')
})

test('times and figures follow the region the browser names for the language', () => {
  assert.equal(pick('en', 'de-AT', 'en-GB').locale, 'en-GB')
  assert.equal(pick('de', 'fr').locale, 'de')
  assert.equal(pick(null, 'nl-BE').locale, 'en')
})

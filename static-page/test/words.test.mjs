import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { begin } from '../waiting/state.mjs'
import { tongueOf, unpacked } from '../waiting/words.mjs'

const FOLDER = new URL('../waiting/words/', import.meta.url)
const LANGUAGES = readdirSync(FOLDER).map(file => file.replace('.json', ''))
const wordsOf = language => JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER)))
const ENGLISH = wordsOf('en')
const english = tongueOf(ENGLISH, 'en')
const wait = (p50Seconds, p90Seconds) => english.wait({ known: true, p50Seconds, p90Seconds })
const inLine = { ...begin(null), place: 't', view: 'waiting', ahead: 1204 }

for (const language of LANGUAGES) {
  test(`${language} has the same texts as English, with the same placeholders`, () => {
    const words = wordsOf(language)
    assert.deepEqual(Object.keys(words).sort(), Object.keys(ENGLISH).sort())
    for (const [key, text] of Object.entries(words)) {
      assert.equal(Array.isArray(text), Array.isArray(ENGLISH[key]), key)
      const texts = [text].flat()
      assert.equal(texts.length, [ENGLISH[key]].flat().length, key)
      if (typeof text === 'string' || Array.isArray(text)) {
        assert.ok(texts.every(it => it.trim() === it && it !== ''), key)
        assert.deepEqual(String(text).match(/\{\d\}/g), String(ENGLISH[key]).match(/\{\d\}/g), key)
      }
    }
  })

  test(`${language} has a form for each plural of its grammar`, () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    assert.deepEqual(Object.keys(wordsOf(language).ahead).sort(), [...categories].sort())
  })

  test(`${language} can say everything`, () => {
    const tongue = tongueOf(wordsOf(language), language)
    for (const ahead of [0, 1, 2, 3, 11, 100, 1_000_000]) assert.ok(tongue.aheadLabel(ahead))
    const said = [
      tongue.title(inLine, 'Aurora'), tongue.updated(0), tongue.day(0), tongue.forward(8), tongue.cutOff(inLine), tongue.duration(300),
      tongue.wait({ known: true, p50Seconds: 100, p90Seconds: 500 }), tongue.wait({ known: true, p50Seconds: 5000, p90Seconds: 9000 }),
      tongue.countdown(3_725_000), tongue.news('turn', inLine), tongue.news('halfway', inLine),
    ]
    for (const sentence of said) assert.doesNotMatch(sentence, /undefined|null|NaN|\{\d\}/)
  })
}

test('a language is written from the side its readers start at', () => {
  for (const language of LANGUAGES) assert.equal(wordsOf(language).dir, language === 'ar' ? 'rtl' : 'ltr')
})

test('the wait is a range in round figures, or not known yet', () => {
  assert.equal(english.wait({ known: false }), 'not known yet')
  assert.equal(english.wait(null), 'not known yet')
  assert.equal(wait(10, 40), 'less than a minute')
  assert.equal(wait(20, 90), 'up to 2 minutes')
  assert.equal(wait(100, 170), '1–3 minutes')
  assert.equal(wait(840, 1380), '14–23 minutes')
  assert.equal(wait(120, 120), 'about 2 minutes')
  assert.equal(wait(3000, 4200), '50 minutes – 1 hour 10 minutes')
  assert.equal(wait(9000, 20_000), '2 hours 30 minutes – 6 hours')
})

test('a range told the wrong way round does not run backwards', () => {
  assert.equal(wait(600, 300), 'about 10 minutes')
})

test('the countdown shows whole seconds, hours and days where there are any, and stops at zero', () => {
  assert.equal(english.countdown(65_000), '1:05')
  assert.equal(english.countdown(500), '0:01')
  assert.equal(english.countdown(-5), '0:00')
  assert.equal(english.countdown(3_725_000), '1:02:05')
  assert.equal(english.countdown(47 * 3_600_000), '47:00:00')
  assert.equal(english.countdown(3 * 86_400_000), '3 days')
})

test('figures and labels follow the grammar and the digits of the reader', () => {
  const arabic = tongueOf(wordsOf('ar'), 'ar-EG')
  assert.deepEqual([1, 2].map(english.aheadLabel), ['person ahead of you', 'people ahead of you'])
  assert.deepEqual([arabic.figure(12345), arabic.countdown(65_000)], ['١٢٬٣٤٥', '١:٠٥'])
  assert.notEqual(arabic.aheadLabel(2), arabic.aheadLabel(3))
  assert.equal(tongueOf(wordsOf('de'), 'de').figure(12345), '12.345')
})

test('the title of the tab changes at the turn', () => {
  assert.equal(english.title(inLine, 'Aurora'), '(1,204) You are in line – Aurora')
  assert.equal(english.title({ ...inLine, view: 'turn' }, 'Aurora'), 'It’s your turn – Aurora')
})

test('cut off from us, a buyer with a place is told that it is safe', () => {
  assert.match(english.cutOff({ place: 't' }), /cannot be reached.*place is safe/)
  assert.doesNotMatch(english.cutOff({ place: null }), /safe/)
})

test('news of a view are its heading and lead', () => {
  assert.match(english.news('turn', { ...begin(null), view: 'turn' }), /your turn\. A checkout/)
  assert.equal(english.news('message', { ...begin(null), message: 'Hello' }), 'From the organiser: Hello')
  assert.match(english.news('cutOff', inLine), /place is safe/)
})

test('packed words get their names from English, or are refused when they are of another version', () => {
  const sent = { version: 'v1', ...ENGLISH }
  const german = ['v1', ...Object.keys(ENGLISH).map(key => wordsOf('de')[key])]

  assert.equal(unpacked(german, sent).turn[0], 'Sie sind dran')
  assert.equal(unpacked(['v2', ...german.slice(1)], sent), null)
  assert.equal(unpacked(null, sent), null)
})

test('text that looks like a pattern is only text', () => {
  assert.equal(tongueOf({ ...ENGLISH, about: '{0}' }, 'en').wait({ known: true, p50Seconds: 60, p90Seconds: 60 }), '1 minute')
})

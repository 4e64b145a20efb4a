import assert from 'node:assert/strict'
import test from 'node:test'
import { brandOf, contrast, schemes } from '../waiting/brand.mjs'

const rgb = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16))
const accentOf = (colour, scheme) => schemes(colour).find(([name]) => name === scheme)[1]

test('the contrast of black and white is 21, of equal colours 1', () => {
  assert.equal(contrast(rgb('#000000'), rgb('#ffffff')), 21)
  assert.equal(contrast(rgb('#808080'), rgb('#808080')), 1)
  assert.equal(contrast(rgb('#ffffff'), rgb('#767676')).toFixed(2), '4.54')
})

test('every colour can be read in both schemes, and so can what is written on it', () => {
  const papers = { light: ['#ffffff', '#f4f4fa'], dark: ['#1d1d2e', '#11111c'] }
  const inks = { '#fff': rgb('#ffffff'), '#000': rgb('#000000') }
  for (const colour of colours()) {
    for (const [scheme, css, ink] of schemes(colour)) {
      const accent = css.match(/\d+/g).map(Number)
      for (const paper of papers[scheme]) assert.ok(contrast(accent, rgb(paper)) >= 4.5, `${colour} as ${css} on ${paper}`)
      assert.ok(contrast(accent, inks[ink]) >= 4.5, `${ink} on ${css}`)
    }
  }
})

test('a colour that can be read is left as it is', () => {
  assert.equal(accentOf('#7a1fa2', 'light'), `rgb(${rgb('#7a1fa2')})`)
  assert.equal(accentOf('#ffcc00', 'dark'), `rgb(${rgb('#ffcc00')})`)
})

test('only what is safe to show is taken', () => {
  const told = { name: 'Aurora', colour: '#12aB34', logo: 'https://cdn.example/l.svg', shop: 'https://shop.example' }
  assert.deepEqual(brandOf(told), told)
  assert.equal(brandOf({ logo: 'data:image/png;base64,AA==' }).logo, 'data:image/png;base64,AA==')
  assert.equal(brandOf(undefined), null)
})

test('what is not safe, or not what it should be, is left out', () => {
  const nothing = { name: null, colour: null, logo: null, shop: null }
  for (const told of [
    {}, { name: '  ' }, { name: 7 }, { colour: 'red' }, { colour: '#12345' }, { colour: 'url(https://x.example)' },
    { colour: '#123456;background:url(x)' }, { colour: 123456 }, { logo: 'http://x.example/l.png' }, { logo: 'javascript:alert(1)' },
    { logo: 'data:text/html,<script>' }, { logo: 'data:image/svg+xml,' + 'a'.repeat(8_200) }, { logo: {} },
    { shop: 'javascript:alert(1)' }, { shop: '//x.example' }, { shop: null },
  ]) {
    assert.deepEqual(brandOf(told), nothing, JSON.stringify(told).slice(0, 80))
  }
})

test('a long name is cut', () => {
  assert.equal(brandOf({ name: 'a'.repeat(500) }).name.length, 200)
})

function* colours() {
  for (let red = 0; red < 256; red += 51) {
    for (let green = 0; green < 256; green += 51) {
      for (let blue = 0; blue < 256; blue += 51) yield '#' + [red, green, blue].map(it => it.toString(16).padStart(2, '0')).join('')
    }
  }
}

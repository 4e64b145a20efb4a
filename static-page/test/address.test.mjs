import assert from 'node:assert/strict'
import test from 'node:test'
import { enterAddress, readQuery, retryAfterMs } from '../waiting/address.mjs'

const PAGE = 'https://wait.example/waiting/?event=demo'

test('the query names an event that can exist, or none', () => {
  assert.equal(readQuery('?event=demo-2').event, 'demo-2')
  for (const bad of ['', '?event=', '?event=De', '?event=../x', `?event=${'a'.repeat(65)}`, '?event=a/b']) {
    assert.equal(readQuery(bad).event, null, bad)
  }
})

test('a turn goes on to its address with the way back to the shop', () => {
  const address = enterAddress('https://a.example/enter/demo?turn=c', 'https://a.example', 'demo', 'https://s.example/a?b=1&c=2', PAGE)
  assert.equal(address, 'https://a.example/enter/demo?turn=c&return_to=https%3A%2F%2Fs.example%2Fa%3Fb%3D1%26c%3D2')
})

test('without a turn the way leads through the entrance', () => {
  assert.equal(enterAddress(null, 'https://a.example', 'demo', null, PAGE), 'https://a.example/enter/demo')
  assert.equal(enterAddress(null, '', 'demo', null, PAGE), 'https://wait.example/enter/demo')
})

test('an address that is a script is never followed', () => {
  assert.equal(enterAddress('javascript:alert(1)', 'https://a.example', 'demo', null, PAGE), 'https://a.example/enter/demo')
  assert.equal(enterAddress('http://[', 'https://a.example', 'demo', null, PAGE), 'https://a.example/enter/demo')
})

test('Retry-After is read as seconds or as a date, within ten minutes', () => {
  const now = Date.parse('2030-01-01T00:00:00Z')
  assert.equal(retryAfterMs(null, now), null)
  assert.equal(retryAfterMs('7', now), 7000)
  assert.equal(retryAfterMs('Tue, 01 Jan 2030 00:00:09 GMT', now), 9000)
  assert.equal(retryAfterMs('Tue, 01 Jan 2029 00:00:09 GMT', now), 0)
  assert.equal(retryAfterMs('99999999', now), 600_000)
  assert.equal(retryAfterMs('soon', now), null)
})

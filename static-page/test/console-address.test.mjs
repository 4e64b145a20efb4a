import assert from 'node:assert/strict'
import test from 'node:test'
import { callOf, comeBackTo, eventOf, tokenIn, withQuery } from '../console/address.mjs'

test('the event is taken from the address only if it can be one', () => {
  assert.equal(eventOf('?event=spring-tour-2031'), 'spring-tour-2031')
  assert.equal(eventOf('?event=../x'), null)
  assert.equal(eventOf(''), null)
})

test('a token is found in the fragment', () => {
  assert.equal(tokenIn('#token=a%2Bb-c_d'), 'a+b-c_d')
  assert.equal(tokenIn('#token='), null)
  assert.equal(tokenIn(''), null)
})

test('calls name the event, and leave out what is empty', () => {
  assert.equal(callOf('demo'), '/v1/admin/events/demo')
  assert.equal(withQuery(callOf('demo'), { why: 'a & b', confirm: undefined }), '/v1/admin/events/demo?why=a+%26+b')
  assert.equal(withQuery(callOf('demo', 'live'), { why: '' }), '/v1/admin/events/demo/live')
})

test('whoever signs in elsewhere comes back to the folder of the console', () => {
  assert.equal(comeBackTo(new URL('https://shop.example/console/index.html?event=demo#x')), 'https://shop.example/console/')
})

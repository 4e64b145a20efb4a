import assert from 'node:assert/strict'
import { webcrypto } from 'node:crypto'
import test from 'node:test'
import { choice, newKey, openShelf } from '../waiting/shelf.mjs'

const RECORD = { version: 1, key: 'k', place: 't' }

test('a place is kept for each installation and event', () => {
  browserWith(storage())
  openShelf('run-1', 'demo').keep(RECORD)

  assert.deepEqual(openShelf('run-1', 'demo').read(), RECORD)
  assert.equal(openShelf('run-1', 'demo').lasting, true)
  assert.equal(openShelf('run-2', 'demo').read(), null)
  assert.equal(openShelf('run-1', 'other').read(), null)
})

test('what is broken or of another version is as good as nothing', () => {
  browserWith(storage({ 'onsale:demo': '{"version":1', 'onsale:later': '{"version":2,"place":"t"}' }))
  assert.equal(openShelf('', 'demo').read(), null)
  assert.equal(openShelf('', 'later').read(), null)
})

test('where storage is blocked this tab remembers, and says so', () => {
  browserWith(null)
  const shelf = openShelf('', 'demo')
  shelf.keep(RECORD)

  assert.deepEqual([shelf.lasting, openShelf('', 'demo').read()], [false, RECORD])
})

test('a storage that is full does not stop the page', () => {
  const full = storage()
  browserWith(full)
  const shelf = openShelf('', 'demo')
  full.setItem = () => {
    throw new Error('quota')
  }
  assert.doesNotThrow(() => shelf.keep(RECORD))
})

test('a choice holds for the page even where nothing can be stored', () => {
  browserWith(null)
  const still = choice('still', false)
  assert.equal(still.get(), false)
  still.set(true)
  assert.equal(still.get(), true)

  browserWith(storage())
  choice('auto', true).set(false)
  assert.equal(choice('auto', true).get(), false)
})

test('keys of joins are long, printable and new each time', () => {
  globalThis.crypto ??= webcrypto
  const keys = new Set(Array.from({ length: 100 }, newKey))
  assert.equal(keys.size, 100)
  for (const key of keys) assert.match(key, /^[\d-]{20,60}$/)
})

function browserWith(localStorage) {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      if (localStorage === null) throw new Error('blocked')
      return localStorage
    },
  })
  globalThis.history = {
    state: null,
    replaceState(state) {
      this.state = state
    },
  }
}

function storage(kept = {}) {
  return {
    getItem: name => kept[name] ?? null,
    setItem: (name, value) => (kept[name] = value),
  }
}

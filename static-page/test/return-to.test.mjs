import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { enterAddress, readQuery } from '../waiting/address.mjs'

const PAGE = 'https://wait.example/waiting/'
const COLLECTION = new URL('../../admission-service/src/test/resources/hostile-return-to.txt', import.meta.url)

/** The addresses the service is tried with, too; `\u0020` and the like stand for characters that a line cannot show. */
const addresses = readFileSync(COLLECTION, 'utf8').split('\n')
  .filter(line => line && !line.startsWith('#'))
  .map(line => line.split('|').slice(2).join('|').trim()
    .replace('{2000}', 'x'.repeat(2000))
    .replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16))))

test('whatever way back the page was told, it leads to the entrance, which decides', () => {
  assert.ok(addresses.length > 150)
  for (const address of addresses) {
    const { event, returnTo } = readQuery(`?event=demo&return_to=${encodeURIComponent(address)}`)
    for (const [enter, admission, origin] of [
      ['https://a.example/enter/demo?turn=c', 'https://a.example', 'https://a.example'],
      [null, 'https://a.example', 'https://a.example'],
      [null, '', 'https://wait.example'],
    ]) {
      const way = new URL(enterAddress(enter, admission, event, returnTo, PAGE))
      assert.deepEqual([way.origin, way.pathname], [origin, '/enter/demo'], address)
      assert.equal(way.searchParams.get('return_to') ?? '', address)
    }
  }
})

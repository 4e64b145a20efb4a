import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'

const FOLDER = new URL('../console/vendor/', import.meta.url)
const rows = readFileSync(new URL('README.md', FOLDER), 'utf8').matchAll(/^\| `([^`]+)` \|.*LICENSE`.*\| `([0-9a-f]{64})` \|$/gm)
const sums = new Map([...rows].map(([, file, sum]) => [file, sum]))

test('every library is as it was published', () => {
  assert.ok(sums.size > 0)
  for (const [file, sum] of sums) {
    assert.equal(createHash('sha256').update(readFileSync(new URL(file, FOLDER))).digest('hex'), sum, file)
  }
})

test('every library is listed, with a licence beside it', () => {
  const files = readdirSync(FOLDER).filter(file => file !== 'README.md')
  const libraries = files.filter(file => !file.endsWith('.LICENSE'))

  assert.deepEqual(libraries.sort(), [...sums.keys()].sort())
  libraries.forEach(file => assert.ok(files.includes(file.replace(/\.[a-z]+$/, '.LICENSE')), file))
})

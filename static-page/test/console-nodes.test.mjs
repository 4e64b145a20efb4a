import assert from 'node:assert/strict'
import test from 'node:test'
import { nodes } from '../console/nodes.mjs'

const node = (service, name, silentForMs = 400) => ({
  service, node: name, startedAt: '2031-05-01T16:00:00Z', lastSeenAt: '2031-05-01T18:00:00Z', silentForMs, answers: silentForMs <= 3000
})
const admission = (...given) => node('admission-service', ...given)
const room = (...given) => node('waiting-room-service', ...given)

test('all nodes answer', () => {
  const told = nodes({ nodes: [admission('a:8081'), admission('b:8081'), admission('c:8081'), room('a:8082'), room('b:8082')] })

  assert.deepEqual(told, { text: 'Nodes that answer: 3 of 3 admission services, 2 of 2 waiting rooms.', fault: '' })
})

test('a service of one node', () => {
  assert.equal(nodes({ nodes: [admission('a:8081'), room('a:8082')] }).text, 'Nodes that answer: 1 of 1 admission service, 1 of 1 waiting room.')
})

test('a silent node is named, and for how long it has been silent', () => {
  const told = nodes({ nodes: [admission('a:8081'), room('a:8082'), room('b.example:8082', 27530)] })

  assert.equal(told.text, 'Nodes that answer: 1 of 1 admission service, 1 of 2 waiting rooms. Silent: b.example:8082 for 28 s.')
  assert.equal(told.fault, 'Silent: b.example:8082.')
})

test('while the same nodes are silent nothing new is wrong', () => {
  const later = silentForMs => nodes({ nodes: [admission('a:8081'), room('a:8082', silentForMs)] })

  assert.equal(later(5000).fault, later(65000).fault)
  assert.notEqual(later(5000).text, later(65000).text)
})

test('of many silent nodes three are named', () => {
  const told = nodes({ nodes: [admission('a:8081'), ...[1, 2, 3, 4, 5].map(i => room(`r${i}:8082`, 60000))] })

  assert.equal(told.fault, 'Silent: r1:8082, r2:8082, r3:8082 and 2 more.')
  assert.match(told.text, /0 of 5 waiting rooms\. Silent: r1:8082 for 1 min, /)
})

test('a service of which no node is heard is a fault', () => {
  const told = nodes({ nodes: [admission('a:8081')] })

  assert.equal(told.text, 'Nodes that answer: 1 of 1 admission service, no waiting room.')
  assert.equal(told.fault, 'No waiting room is heard of.')
})

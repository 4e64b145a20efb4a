import assert from 'node:assert/strict'
import test from 'node:test'
import { held, openPage, refused } from './shop-page.mjs'

const CHECKOUT = '/v1/events/demo/checkout'

test('a page that opens sends a heartbeat at once, with cookies, to its own origin or the one it was told', async () => {
  const page = await openPage()
  const other = await openPage({ dataset: { event: 'demo', admission: 'https://a.example' } })

  assert.deepEqual(page.calls, [{ method: 'PUT', address: CHECKOUT, lasting: undefined, credentials: 'include', at: 0 }])
  assert.equal(other.calls[0].address, `https://a.example${CHECKOUT}`)
})

test('heartbeats come at the told time, but within half the grace', async () => {
  const quick = await openPage({ answer: held(600, 10) })
  const slow = await openPage({ answer: held(600, 60) })
  const none = await openPage({ answer: held(600, 0) })
  const short = await openPage({ answer: held(600, 0), dataset: { event: 'demo', grace: '6' } })
  for (const page of [quick, slow, none, short]) await page.advance(32)

  assert.deepEqual(quick.heartbeats(), [0, 10, 20, 30])
  assert.deepEqual(slow.heartbeats(), [0, 15, 30])
  assert.deepEqual(none.heartbeats(), [0, 15, 30])
  assert.equal(short.heartbeats().length, 11)
})

test('the time left is counted from the service’s clock and written as m:ss', async () => {
  const page = await openPage({ answer: held(65, 10) })

  await page.advance(1)
  assert.equal(page.nodes[0].textContent, '1:04')
  assert.equal(page.told[0].type, 'onsale:held')
  assert.equal(page.told[0].detail.leftMs, 65_000)
  assert.equal(page.told[0].detail.endsAt, Date.parse('2031-01-01T10:01:05Z'))
})

test('the end is what the service says: asked for when it is due, told once, and nothing is sent afterwards', async () => {
  const page = await openPage({ answer: held(5, 0) })
  page.answer = refused(410)
  await page.advance(4)
  assert.deepEqual(page.heartbeats(), [0])

  await page.advance(60)
  page.wake('online')
  page.leave()

  assert.deepEqual(page.heartbeats(), [0, 5.5])
  assert.deepEqual(page.names(), ['onsale:held', 'onsale:over'])
  assert.equal(page.nodes[0].textContent, '0:00')
  assert.deepEqual(page.notices(), [])
})

test('a checkout that ends before its time has no time left', async () => {
  const page = await openPage({ answer: held(600, 10) })
  page.answer = refused(410)
  await page.advance(11)

  assert.equal(page.nodes[0].textContent, '0:00')
})

test('whoever has no pass has no checkout', async () => {
  assert.deepEqual((await openPage({ answer: refused(401) })).names(), ['onsale:over'])
})

test('trouble is told and tried again, ever more slowly, up to 17 s, and heals', async () => {
  const page = await openPage({ answer: refused(0) })
  await page.advance(120)
  const gaps = page.heartbeats().map((at, i, all) => at - (all[i - 1] ?? 0)).slice(1)

  gaps.forEach((gap, i) => {
    const least = Math.min(16, 2 ** i)
    assert.ok(gap >= least && gap < least + 1, `${gaps}`)
  })
  assert.ok(page.names().every(name => name === 'onsale:trouble'))

  page.answer = held(600, 10)
  page.wake('online')
  await page.settle()
  assert.equal(page.names().at(-1), 'onsale:held')
  page.answer = refused(503)
  await page.advance(12.1)
  assert.ok(page.heartbeats().at(-1) - page.heartbeats().at(-2) < 2, 'the next trouble begins anew')
})

for (const [what, answer] of [['a service that is away', refused(503)], ['an unknown event', refused(404)], ['a page of a proxy', { status: 200, body: 'hello' }], ['an answer without times', { status: 200, body: {} }]]) {
  test(`${what} is trouble, not the end`, async () => {
    assert.deepEqual((await openPage({ answer })).names(), ['onsale:trouble'])
  })
}

test('a Retry-After is kept, also when the buyer comes back to the page', async () => {
  const page = await openPage({ answer: refused(503, { 'Retry-After': '20' }) })
  await page.advance(10)
  page.hide(false)
  page.wake('online')
  await page.advance(9.9)
  assert.deepEqual(page.heartbeats(), [0])

  await page.advance(2)
  assert.equal(page.heartbeats().length, 2)
})

test('a buyer who looks again, is online again or comes back is heard of at once', async () => {
  const page = await openPage({ answer: held(600, 60) })
  await page.advance(3)

  page.hide(true)
  await page.settle()
  assert.equal(page.heartbeats().length, 1)
  for (const back of [() => page.hide(false), () => page.wake('online'), () => page.comeBack(true)]) {
    back()
    await page.settle()
  }
  page.comeBack(false)
  await page.settle()

  assert.deepEqual(page.heartbeats(), [0, 3, 3, 3])
})

test('heartbeats do not overlap', async () => {
  let done
  const page = await openPage({ answer: () => new Promise(answered => (done = () => answered(held(600, 10)))) })
  page.wake('online')
  page.hide(false)
  await page.advance(5)
  assert.equal(page.heartbeats().length, 1)

  done()
  await page.settle()
  await page.advance(10)
  assert.equal(page.heartbeats().length, 2)
})

test('a page that is closed or reloaded says so, in a request that outlives it', async () => {
  const page = await openPage({ dataset: { event: 'demo', admission: 'https://a.example', grace: '7' } })
  page.leave()

  assert.deepEqual(page.notices().map(({ address, lasting, credentials }) => [address, lasting, credentials]), [
    [`https://a.example${CHECKOUT}/leaving?graceSeconds=7`, true, 'include'],
  ])
  assert.deepEqual(page.beacons, [])
})

test('a browser whose requests do not outlive their page sends a beacon', async () => {
  const page = await openPage({ keepalive: false })
  page.leave()

  assert.deepEqual(page.beacons, [`${CHECKOUT}/leaving?graceSeconds=30`])
  assert.deepEqual(page.notices(), [])
})

const onward = { href: 'https://pay.example/session' }
const ways = [
  ['a form', page => page.submit()],
  ['a link', page => page.click(onward)],
  ['a script that says so', page => page.script.onsale.stay()],
  ['a form that a script sends after saying so', page => {
    page.submit({ prevented: true })
    page.script.onsale.stay()
  }],
]
for (const [what, go] of ways) {
  test(`${what} that leads on is no leaving, however slow the next page is`, async () => {
    const page = await openPage()
    go(page)
    await page.advance(40)
    page.leave()
    assert.deepEqual(page.notices(), [])
  })
}

const noWays = [
  ['a form that a script handled', page => page.submit({ prevented: true })],
  ['a form for another tab', page => page.submit({ target: '_blank' })],
  ['a link that a script handled', page => page.click(onward, { prevented: true })],
  ['a link to another tab', page => page.click({ ...onward, target: '_blank' })],
  ['a link opened beside', page => page.click(onward, { ctrlKey: true })],
  ['a link within the page', page => page.click({ href: 'https://shop.example/pay#terms' })],
  ['a download', page => page.click({ ...onward, download: 'terms.pdf' })],
  ['a telephone number', page => page.click({ href: 'tel:1', protocol: 'tel:' })],
  ['something drawn', page => page.click({ href: {}, protocol: undefined })],
  ['a button', page => page.click(null)],
]
for (const [what, go] of noWays) {
  test(`${what} does not lead on, so closing the page afterwards is leaving`, async () => {
    const page = await openPage()
    go(page)
    await page.advance(1)
    page.leave()
    assert.equal(page.notices().length, 1)
  })
}

test('a page that comes back from the browser’s memory is there again, and may be left again', async () => {
  const page = await openPage()
  page.submit()
  await page.advance(1)
  page.leave()
  page.comeBack(true)
  await page.settle()
  assert.equal(page.heartbeats().length, 2)

  page.leave()
  assert.equal(page.notices().length, 1)
})

test('when another page of the checkout is left this one is heard of well within the grace, hidden or not', async () => {
  const page = await openPage({ answer: held(600, 60), dataset: { event: 'demo', grace: '30' } })
  page.hide(true)
  page.channel.onmessage({ data: 'left' })
  await page.advance(9.1)
  assert.deepEqual(page.heartbeats(), [0, 9])

  page.leave()
  assert.deepEqual(page.tabs, ['left'])
})

test('onsale.leave gives the slot back and ends everything', async () => {
  const page = await openPage()
  page.answer = { status: 204 }
  assert.equal(await page.script.onsale.leave(), true)
  assert.deepEqual([page.calls[1].method, page.calls[1].address], ['DELETE', CHECKOUT])

  await page.advance(60)
  page.leave()
  assert.deepEqual(page.calls.map(call => call.method), ['PUT', 'DELETE'])
})

test('while the slot is being given back nothing else is said, and the end is no surprise', async () => {
  const answers = {}
  const page = await openPage({ answer: method => new Promise(answered => (answers[method] = answered)) })
  const left = page.script.onsale.leave()
  page.leave()
  answers.PUT(refused(410))
  answers.DELETE({ status: 204 })

  assert.equal(await left, true)
  assert.deepEqual([page.names(), page.notices()], [[], []])
})

test('a leave that fails leaves the checkout as it was', async () => {
  const page = await openPage({ answer: held(600, 10) })
  page.answer = refused(0)
  assert.equal(await page.script.onsale.leave(), false)

  page.answer = held(600, 10)
  await page.advance(10)
  assert.equal(page.heartbeats().length, 2)
  page.leave()
  assert.equal(page.notices().length, 1)
})

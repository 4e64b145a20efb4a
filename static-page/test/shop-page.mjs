/** A page of a shop with checkout.js on it, without a browser: time, network and what the buyer does are the test's. */
import { readFileSync } from 'node:fs'
import vm from 'node:vm'

const script = readFileSync(new URL('../checkout/checkout.js', import.meta.url), 'utf8')
const START = Date.parse('2031-01-01T10:00:00Z')

/** What a service answers whose clock is an hour ahead of the buyer's. */
export function held(leftSeconds, heartbeatSeconds) {
  const asOf = START + 3_600_000
  const at = seconds => new Date(asOf + seconds * 1000).toISOString()
  return { status: 200, body: { expiresAt: at(30), endsAt: at(leftSeconds), heartbeatSeconds, asOf: at(0) } }
}

export const refused = (status, headers = {}) => ({ status, headers, body: { type: 'urn:onsale:problem:x' } })

/** `answer` is what the service says from now on; a function decides by call. */
export function openPage({ answer = held(600, 20), dataset = { event: 'demo' }, href = 'https://shop.example/pay', keepalive = true } = {}) {
  const page = { answer, calls: [], told: [], beacons: [], nodes: [{ textContent: '' }], tabs: [] }
  const windowListeners = new Map()
  const documentListeners = new Map()
  const timers = new Map()
  let now = START
  let timerIds = 0

  const listen = listeners => (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener])
  const fire = (listeners, name, event) => (listeners.get(name) ?? []).forEach(listener => listener(event))
  const plan = (run, ms, everyMs) => timers.set(++timerIds, { run, at: now + Math.max(0, ms ?? 0), everyMs }) && timerIds

  const document = {
    hidden: false,
    currentScript: { dataset },
    addEventListener: listen(documentListeners),
    dispatchEvent: event => page.told.push(event),
    querySelectorAll: () => page.nodes,
  }

  async function fetch(address, { method, keepalive: lasting, credentials }) {
    page.calls.push({ method, address, lasting, credentials, at: now - START })
    const { status, headers = {}, body } = typeof page.answer === 'function' ? await page.answer(method) : page.answer
    if (status === 0) throw new TypeError('network')
    return { status, ok: status < 300, headers: { get: name => headers[name] ?? null }, json: async () => body }
  }

  const window = {
    document,
    fetch,
    location: { href },
    navigator: { sendBeacon: address => page.beacons.push(address) },
    addEventListener: listen(windowListeners),
    setTimeout: (run, ms) => plan(run, ms),
    setInterval: (run, ms) => plan(run, ms, ms),
    clearTimeout: id => timers.delete(id),
    CustomEvent: class { constructor(type, { detail }) { Object.assign(this, { type, detail }) } },
    BroadcastChannel: class { constructor() { page.channel = this } postMessage(text) { page.tabs.push(text) } },
    Request: keepalive ? class { get keepalive() { return true } } : class {},
    AbortSignal: { timeout: () => undefined },
    Date: class extends Date { static now() { return now } },
  }
  window.window = window

  /** Lets answers arrive that are on their way. */
  page.settle = () => new Promise(done => setImmediate(done))

  page.advance = async seconds => {
    const until = now + seconds * 1000
    for (;;) {
      const [id, timer] = [...timers].sort((a, b) => a[1].at - b[1].at)[0] ?? []
      if (!timer || timer.at > until) break
      now = Math.max(now, timer.at)
      if (timer.everyMs) timer.at += timer.everyMs
      else timers.delete(id)
      timer.run()
      await page.settle()
    }
    now = until
  }

  page.heartbeats = () => page.calls.filter(call => call.method === 'PUT').map(call => call.at / 1000)
  page.notices = () => page.calls.filter(call => call.method === 'POST')
  page.names = () => page.told.map(event => event.type)
  page.wake = name => fire(name === 'visibilitychange' ? documentListeners : windowListeners, name, {})
  page.hide = hidden => {
    document.hidden = hidden
    page.wake('visibilitychange')
  }
  page.leave = () => fire(windowListeners, 'pagehide', {})
  page.comeBack = persisted => fire(windowListeners, 'pageshow', { persisted })
  page.script = window

  /** The shop's own handlers run after ours, as ours listens while the event is on its way down. */
  page.click = (link, { prevented = false, ...keys } = {}) => {
    const event = { target: { closest: () => link && { protocol: 'https:', target: '', download: '', ...link } }, ...keys }
    fire(windowListeners, 'click', event)
    event.defaultPrevented = prevented
  }
  page.submit = ({ prevented = false, target = '' } = {}) => {
    const event = { target: { target } }
    fire(windowListeners, 'submit', event)
    event.defaultPrevented = prevented
  }

  vm.runInNewContext(script, window)
  return page.settle().then(() => page)
}

/**
 * Holds the buyer's checkout while a page of it is open, and lets go of it soon after the last one was closed.
 *
 *   <script src="/onsale/checkout.js" data-event="demo" defer></script>
 *
 * data-admission: address of the admission service, if its /v1/ is not on the shop's own origin; data-grace: seconds
 * (5 to 60) in which a page that was left may come back. Elements with data-onsale-countdown show the time left as m:ss.
 * Events on document: onsale:held {endsAt (this device's clock), leftMs}, onsale:trouble, onsale:over.
 * onsale.stay(): the script of this page is about to lead on to the next step. onsale.leave(): gives the slot back now.
 */
(() => {
  const { event, admission = '', grace = 30 } = document.currentScript.dataset
  const checkout = `${admission}/v1/events/${event}/checkout`
  const notice = `/leaving?graceSeconds=${grace}`
  const tabs = new BroadcastChannel(`onsale:${event}`)
  let timer
  let endsAt
  let asking = false
  let over = false
  let leadingOn = false
  let failures = 0
  let quietUntil = 0

  const call = (method, path = '', more) => fetch(checkout + path, { method, credentials: 'include', ...more })
  const tell = (what, detail) => document.dispatchEvent(new CustomEvent(`onsale:${what}`, { detail }))

  function askIn(ms) {
    clearTimeout(timer)
    timer = setTimeout(heartbeat, ms)
  }

  async function heartbeat() {
    if (asking || over) return
    asking = true
    let answer
    try {
      answer = await call('PUT', '', { signal: AbortSignal.timeout?.(9_000) })
      if (answer.status === 401 || answer.status === 410) end()
      else held(await answer.json())
    } catch {
      failed(answer)
    }
    asking = false
  }

  /** Time is counted from the service's clock; this one only has to run, not to be right. */
  function held({ endsAt: end, asOf, heartbeatSeconds }) {
    const leftMs = Date.parse(end) - Date.parse(asOf)
    if (!(leftMs >= 0)) throw end
    failures = 0
    endsAt = Date.now() + leftMs
    // Within half the grace, since the notice of a page that was left may come after the heartbeat of the next one.
    askIn(Math.min((heartbeatSeconds || grace) * 1_000, grace * 500, leftMs + 500))
    tell('held', { endsAt, leftMs })
  }

  function end() {
    if (over) return
    over = true
    endsAt = Date.now()
    tell('over')
  }

  function failed(answer) {
    const toldMs = answer?.headers.get('Retry-After') * 1_000 || 0
    quietUntil = Date.now() + toldMs
    askIn(Math.max(toldMs, 1_000 * 2 ** Math.min(failures++, 4)) + 1_000 * Math.random())
    tell('trouble')
  }

  function wake() {
    if (!document.hidden && Date.now() >= quietUntil) heartbeat()
  }

  /** A fetch says where it comes from even under a strict Referrer-Policy; a beacon is for browsers that would drop it. */
  function sayLeaving() {
    if (over || leadingOn) return
    tabs.postMessage('left')
    if ('keepalive' in Request.prototype) {
      call('POST', notice, { keepalive: true }).catch(() => {})
    } else {
      navigator.sendBeacon(checkout + notice)
    }
  }

  /** Links and forms lead on to the next step or to pay, unless a script makes something else of them. */
  function follow(happened, leadsOn) {
    if (leadsOn) setTimeout(() => (leadingOn ||= !happened.defaultPrevented))
  }

  function isWayOn(link) {
    const here = location.href.split('#')[0]
    return link?.protocol?.startsWith('http') && link.target !== '_blank' && !link.download && link.href.split('#')[0] !== here
  }

  addEventListener('click', click => {
    const elsewhere = click.ctrlKey || click.metaKey || click.shiftKey
    follow(click, !elsewhere && isWayOn(click.target.closest?.('[href]')))
  }, true)
  addEventListener('submit', sent => follow(sent, sent.target.target !== '_blank'), true)
  addEventListener('pagehide', sayLeaving)
  addEventListener('pageshow', shown => {
    if (!shown.persisted) return
    leadingOn = false
    wake()
  })
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  // Another page of this checkout was left; this one is still there, and may be hidden and slow.
  tabs.onmessage = () => askIn(grace * 300)

  setInterval(() => {
    const seconds = Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000))
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    if (endsAt) document.querySelectorAll('[data-onsale-countdown]').forEach(node => (node.textContent = text))
  }, 500)

  window.onsale = {
    stay: () => (leadingOn = true),
    /** True once the slot is free. */
    leave: async () => {
      over = true
      const answer = await call('DELETE').catch(() => null)
      return (over = answer?.ok ?? false)
    },
  }
  heartbeat()
})()

/** Shows how long the checkout is held and keeps it alive. Buying and leaving are plain forms and work without this. */

const RETRY_MS = 3_000
const byId = id => document.getElementById(id)
let heldUntil = null
let warned = false

/** Asks the shop to renew the lease; times are counted from its answer, so a wrong clock does no harm. */
async function heartbeat() {
  const lease = await renew()
  if (lease === 'over') return location.replace('/shop/over')
  byId('trouble').hidden = lease !== null
  if (lease === null) {
    byId('trouble').textContent = 'The shop cannot be reached right now. Your checkout stays yours while its time runs.'
    return setTimeout(heartbeat, RETRY_MS)
  }
  const now = Date.now()
  heldUntil = now + lease.heldForMs
  byId('heartbeat').textContent = lease.heartbeatSeconds
    ? `This page says every ${lease.heartbeatSeconds} s that you are still here. Close it, and the slot is free again in ${Math.round(lease.leaseMs / 1000)} s.`
    : ''
  if (lease.heartbeatSeconds) setTimeout(heartbeat, lease.heartbeatSeconds * 1000)
}

async function renew() {
  try {
    const response = await fetch('/shop/api/heartbeat', { method: 'POST', cache: 'no-store' })
    if (response.status === 410 || response.status === 401) return 'over'
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

function tick() {
  if (heldUntil === null) return
  const leftMs = heldUntil - Date.now()
  byId('countdown').textContent = countdown(leftMs)
  byId('lease').classList.toggle('short', leftMs < 30_000)
  if (leftMs < 30_000 && !warned) {
    warned = true
    byId('status').textContent = 'Half a minute left to buy.'
  }
  if (leftMs <= 0) location.replace('/shop/over')
}

/** "1:05" for the time left. */
function countdown(leftMs) {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

setInterval(tick, 250)
heartbeat()

/** What this shop makes of checkout.js, which holds the checkout. Buying and leaving are plain forms and work without it. */

const SHORT_MS = 30_000
const byId = id => document.getElementById(id)
const { grace } = document.querySelector('script[data-grace]').dataset
let endsAt = null
let warned = false

function tick() {
  if (endsAt === null || endsAt - Date.now() > SHORT_MS) return
  byId('lease').classList.add('short')
  if (!warned) byId('status').textContent = 'Half a minute left to buy.'
  warned = true
}

function inTrouble(text) {
  byId('trouble').hidden = text === ''
  byId('trouble').textContent = text
}

document.addEventListener('onsale:held', held => {
  ;({ endsAt } = held.detail)
  inTrouble('')
  byId('grace').textContent = `Reload this page, and nothing is lost. Close it, and the slot is free again in ${grace} s.`
})
document.addEventListener('onsale:trouble', () =>
  inTrouble('The shop cannot be reached right now. Your checkout stays yours while its time runs.'))
document.addEventListener('onsale:over', () => location.replace('/shop/over'))
setInterval(tick, 250)

/** Puts a state on the page. Texts from outside only ever become text, never markup. */
import { schemes } from './brand.mjs'
import { isCutOff, opensInMs, progress, shownView } from './state.mjs'

const root = document.documentElement
const icon = document.getElementById('icon')
const WAITING_ICON = icon.href
/** The icon of the turn is the same in green. */
const TURN_ICON = WAITING_ICON.replace('4338ca', '15803d')
let tongue

export const byId = id => document.getElementById(id)
const all = (selector, put) => document.querySelectorAll(selector).forEach(put)

/** Speaks another language from now on; a state that is shown must be shown again. */
export function speakLanguage(next, code) {
  tongue = next
  const { words } = tongue
  root.lang = code
  root.dir = words.dir
  all('[data-word]', node => (node.textContent = words[node.dataset.word]))
  all('[data-label]', node => node.setAttribute('aria-label', words[node.dataset.label]))
}

/**
 * @param state what the page knows
 * @param surroundings `{eventName, enter, lasting}`: `eventName` where the organiser gave none, `enter` is where a turn or
 *     a checkout goes on, `lasting` is false where only this tab knows the place
 */
export function show(state, { eventName, enter, lasting }) {
  const { view, ahead, number, event } = state
  const name = event?.name ?? eventName
  const [heading, lead] = tongue.textsOf(state)
  document.body.dataset.view = shownView(state)
  document.title = tongue.title(state, name)
  icon.href = view === 'turn' ? TURN_ICON : WAITING_ICON
  all('[data-in]', node => (node.hidden = !node.dataset.in.split(' ').includes(view)))
  showBrand(event)
  write('event', name)
  write('heading', heading)
  write('lead', lead)
  present('blocked', !lasting && state.place)
  present('cut-off', isCutOff(state))
  write('cut-off', tongue.cutOff(state))
  present('message-box', state.message)
  write('message', state.message ?? '')

  write('opens-at', tongue.day(state.opensAt))
  write('ahead', tongue.figure(ahead))
  write('ahead-label', tongue.aheadLabel(ahead))
  write('number', number === null ? tongue.words.unconfirmed : tongue.figure(number))
  write('wait', tongue.wait(state.wait))
  write('updated', tongue.updated(state.figuresAt))
  byId('progress').value = progress(state) ?? 0

  byId('enter').href = byId('go-on').href = enter
  byId('shop').href = event?.shop
  const known = { opening: state.opensAt, figures: ahead !== null, updated: state.figuresAt, shop: event?.shop }
  for (const id in known) if (!known[id]) present(id, false)
}

function showBrand(event) {
  for (const [scheme, accent, ink] of event?.colour ? schemes(event.colour) : []) {
    root.style.setProperty(`--${scheme}`, accent)
    root.style.setProperty(`--on-${scheme}`, ink)
  }
  const logo = byId('logo')
  if (event?.logo && logo.src !== event.logo) logo.src = event.logo
  logo.alt = event?.name
  logo.hidden = !event?.logo
}

/** What changes with every second: the countdowns and the automatic forward. */
export function showClock(state, now, forwardInSeconds) {
  write('countdown', tongue.countdown(state.claimEndsAt - now))
  write('opens-in', tongue.countdown(opensInMs(state, now)))
  write('forward', forwardInSeconds === null ? '' : tongue.forward(forwardInSeconds))
}

/** Tells screen readers: a turn at once, everything else when they are done with what they say. */
export function speak(news, state) {
  const urgent = news === 'turn'
  write('alarm', urgent ? tongue.news(news, state) : '')
  write('status', urgent ? '' : tongue.news(news, state))
}

export function speakTimeLeft(seconds) {
  write('status', `${tongue.words.timeLeft}: ${tongue.duration(seconds)}`)
}

function write(id, text) {
  const node = byId(id)
  if (node.textContent !== text) node.textContent = text
}

function present(id, shown) {
  byId(id).hidden = !shown
}

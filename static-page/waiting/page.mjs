/** The waiting page: asks the line, keeps the place, and shows what it learns. Decisions are made in `state.mjs`. */
import { enterAddress, readQuery } from './address.mjs'
import { openAlarm } from './alarm.mjs'
import { pickLanguage } from './language.mjs'
import { openLine } from './line.mjs'
import { previewState } from './preview.mjs'
import { choice, newKey, openShelf } from './shelf.mjs'
import {
  answered, begin, heldStill, newsBetween, nextCall, nextDelayMs, rejoined, toKeep, wakeDelayMs, warningBetween,
} from './state.mjs'
import { openTabs } from './tabs.mjs'
import { byId, show, showClock, speak, speakLanguage, speakTimeLeft } from './view.mjs'
import { tongueOf, unpacked } from './words.mjs'

const FORWARD_AFTER_MS = 8_000
const WORDS_AGAIN_MS = 20_000
const FILE_PATIENCE_MS = 3_000

/** What the page was told of its surroundings when it was laid out. */
const told = name => document.querySelector(`meta[name=onsale-${name}]`).content
const english = JSON.parse(byId('english').textContent)
const isVisible = () => document.visibilityState === 'visible'

/** @returns what to call to show the page again, in another language */
function start({ event, returnTo }) {
  const shelf = openShelf(told('installation'), event)
  const line = openLine(told('waiting-room'), event)
  const alarm = openAlarm()
  const auto = choice('auto', true)
  const still = choice('still', false)
  let state = begin(shelf.read())
  let shown = state
  let timer = null
  let calling = false
  let forwardAt = null
  let leftMs = 0

  const tabs = openTabs(`onsale:${event}`, {
    onLead() {
      state = withKey(laterOf(state, begin(shelf.read())))
      display(state)
      callIn(wakeDelayMs(state, Date.now()))
    },
    onFollow: () => callIn(null),
    onState: display,
    current: () => state,
  })

  function withKey(known) {
    if (known.key || known.place) return known
    const keyed = { ...known, key: newKey() }
    shelf.keep(toKeep(keyed))
    return keyed
  }

  function callIn(delayMs) {
    clearTimeout(timer)
    if (delayMs !== null) timer = setTimeout(ask, delayMs)
  }

  async function ask() {
    const call = nextCall(state)
    if (call === null || calling || !tabs.isLeading()) return
    await make(call)
    callLater()
  }

  function callLater() {
    callIn(nextDelayMs(state, { now: Date.now(), hidden: !isVisible(), random: Math.random() }))
  }

  async function make(call) {
    calling = true
    const asked = state
    const answer = await line[call](asked)
    calling = false
    if (!tabs.isLeading() || state.key !== asked.key || nextCall(state) !== call) return
    learn(answered(state, answer, Date.now()))
  }

  function learn(next) {
    shelf.keep(toKeep(next))
    tabs.tell(next)
    display(next)
  }

  function display(next) {
    const news = newsBetween(state, next)
    state = next
    redraw()
    if (news) speak(news, state)
    if (news === 'turn') alarm.ring()
  }

  function redraw() {
    shown = still.get() ? heldStill(shown, state) : state
    const enter = enterAddress(state.enter, told('admission'), event, returnTo, location.href)
    show(shown, { eventName: event, enter, lasting: shelf.lasting })
    byId('opens-in').hidden = still.get()
    tick()
  }

  /** The automatic forward counts only while the buyer looks: a checkout must not start in a pocket. */
  function tick() {
    const now = Date.now()
    if (state.view !== 'turn' || !auto.get() || !isVisible()) forwardAt = null
    else forwardAt ??= now + FORWARD_AFTER_MS
    const forwardInSeconds = forwardAt === null ? null : Math.max(0, Math.ceil((forwardAt - now) / 1000))
    showClock(shown, now, forwardInSeconds)
    warn(state.view === 'turn' ? state.claimEndsAt - now : 0)
    if (forwardInSeconds === 0) {
      forwardAt = Infinity
      location.assign(byId('enter').href)
    }
  }

  function warn(nowLeftMs) {
    const seconds = warningBetween(leftMs, nowLeftMs)
    leftMs = nowLeftMs
    if (seconds) speakTimeLeft(seconds)
  }

  function wake() {
    if (isVisible()) tabs.takeLead()
    if (tabs.isLeading() && !calling) callIn(wakeDelayMs(state, Date.now()))
    tick()
  }

  async function leave() {
    tabs.takeLead()
    callIn(null)
    learn(answered(state, await line.leave(state), Date.now()))
    callLater()
  }

  function onSwitch(id, kept) {
    byId(id).checked = kept.get()
    byId(id).onchange = changed => {
      kept.set(changed.target.checked)
      redraw()
    }
  }

  onSwitch('auto', auto)
  onSwitch('still', still)
  byId('alert').onclick = () => byId('alert').setAttribute('aria-pressed', alarm.toggle())
  byId('rejoin').onclick = () => {
    tabs.takeLead()
    learn(rejoined(newKey(), state.event))
    callIn(0)
  }
  byId('leave').onclick = () => {
    byId('leave-dialog').returnValue = 'stay' // Escape leaves the last choice standing.
    byId('leave-dialog').showModal()
  }
  byId('leave-dialog').onclose = closed => closed.target.returnValue === 'leave' && leave()
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  setInterval(tick, 1_000)
  tabs.open()
  return redraw
}

/** Of two states of the same place the one that was told later; a place another tab has joined since wins. */
function laterOf(shown, kept) {
  return kept.key === shown.key && (kept.place !== null) === (shown.place !== null) ? shown : kept
}

/** @returns what to call to show the page again, which does nothing until there is something to show */
function startPreview(name) {
  const now = Date.now()
  let samples = null
  fetchJson('previews.json').then(found => {
    samples = found
    redraw()
  })
  return () => {
    if (!samples) return
    const state = previewState(samples, name, now)
    show(state, { eventName: '', enter: '#', lasting: state.lasting ?? true })
    showClock(state, now, state.view === 'turn' ? 6 : null)
    speak(state.view, state)
  }
}

function badLink() {
  return show({ ...begin(null), view: 'badLink' }, { eventName: '', enter: '', lasting: true })
}

/** Takes the words of a language, and asks again while they cannot be had; the page is usable in English meanwhile. */
async function useLanguage(wanted) {
  const { code, locale } = pickLanguage(wanted, navigator.languages, languages)
  byId('language').value = code
  const words = code === 'en' ? english : unpacked(await fetchJson(`words/${code}.json`), english)
  if (words) speakLanguage(tongueOf(words, locale), code)
  else setTimeout(() => byId('language').value === code && useLanguage(code), WORDS_AGAIN_MS)
  document.body.hidden = false
  redraw()
}

/** A file beside the page, or null when it does not come in time. */
async function fetchJson(file) {
  try {
    const response = await fetch(file, { signal: AbortSignal.timeout?.(FILE_PATIENCE_MS) })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

const query = readQuery(location.search)
const languages = [...byId('language').options].map(option => option.value)
speakLanguage(tongueOf(english, 'en'), 'en')
const redraw = query.preview !== null ? startPreview(query.preview) : query.event === null ? badLink : start(query)
document.body.hidden = true // Until the words are there, or do not come in time: nobody needs a flash of English.
useLanguage(query.lang)
byId('language').onchange = ({ target }) => {
  const address = new URL(location.href)
  address.searchParams.set('lang', target.value)
  history.replaceState(history.state, '', address)
  useLanguage(target.value)
}

/** The waiting page: asks the line, keeps the place, and shows what it learns. Decisions are made in `state.mjs`. */
import { enterAddress, readQuery } from './address.mjs'
import { openLine } from './line.mjs'
import { preview } from './preview.mjs'
import { choice, newKey, openShelf } from './shelf.mjs'
import { answered, begin, newsBetween, nextCall, nextDelayMs, rejoined, toKeep, unanswered, wakeDelayMs } from './state.mjs'
import { openTabs } from './tabs.mjs'
import { show, showClock, speak } from './view.mjs'
import { newsText } from './words.mjs'

const FORWARD_AFTER_MS = 8_000
const byId = id => document.getElementById(id)

function start({ event, returnTo }, config) {
  const shelf = openShelf(config.installation, event)
  const line = openLine(config.waitingRoom, event)
  const autoForward = choice('auto-forward', true)
  let state = begin(shelf.read())
  let timer = null
  let nextCallAt = null
  let calling = false
  let forwardAt = null

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
    nextCallAt = delayMs === null ? null : Date.now() + delayMs
    if (delayMs !== null) timer = setTimeout(ask, delayMs)
  }

  async function ask() {
    const call = nextCall(state)
    if (call === null || calling || !tabs.isLeading()) return
    await make(call)
    const hidden = document.visibilityState === 'hidden'
    callIn(nextDelayMs(state, { now: Date.now(), hidden, random: Math.random() }))
  }

  async function make(call) {
    calling = true
    const asked = state
    const answer = await line[call](asked)
    calling = false
    if (!tabs.isLeading() || state.key !== asked.key || nextCall(state) !== call) return
    learn(answer ? answered(state, answer, Date.now()) : unanswered(state, call, Date.now()))
  }

  function learn(next) {
    shelf.keep(toKeep(next))
    tabs.tell(next)
    display(next)
  }

  function display(next) {
    const news = newsBetween(state, next)
    state = next
    const enter = enterAddress(state.enter, config.admission, event, returnTo, location.href)
    show(state, { eventName: state.event?.name ?? event, enter, returnTo, lasting: shelf.lasting })
    if (news) speak(newsText(news, state))
    tick()
  }

  /** The automatic forward counts only while the buyer looks: a checkout must not start in a pocket. */
  function tick() {
    const now = Date.now()
    const counting = state.view === 'turn' && autoForward.get() && document.visibilityState === 'visible'
    if (!counting) forwardAt = null
    else forwardAt ??= now + FORWARD_AFTER_MS
    const forwardInSeconds = forwardAt === null ? null : Math.max(0, Math.ceil((forwardAt - now) / 1000))
    showClock(state, { now, nextCallAt, forwardInSeconds })
    if (forwardInSeconds === 0) {
      forwardAt = Infinity
      location.assign(byId('enter').href)
    }
  }

  function wake() {
    if (document.visibilityState === 'visible') tabs.takeLead()
    if (tabs.isLeading() && !calling) callIn(wakeDelayMs(state, Date.now()))
    tick()
  }

  async function leave() {
    tabs.takeLead()
    callIn(null)
    const answer = await line.leave(state)
    learn(answer ? answered(state, answer, Date.now()) : unanswered(state, 'leave', Date.now()))
    callIn(nextDelayMs(state, { now: Date.now(), hidden: false, random: Math.random() }))
  }

  function rejoin() {
    tabs.takeLead()
    learn(rejoined(newKey()))
    callIn(0)
  }

  byId('rejoin').addEventListener('click', rejoin)
  byId('leave').addEventListener('click', () => {
    byId('leave-dialog').returnValue = 'stay' // Escape leaves the last choice standing.
    byId('leave-dialog').showModal()
  })
  byId('leave-dialog').addEventListener('close', closed => closed.target.returnValue === 'leave' && leave())
  byId('auto-forward').checked = autoForward.get()
  byId('auto-forward').addEventListener('change', changed => {
    autoForward.set(changed.target.checked)
    tick()
  })
  for (const [target, name] of [[document, 'visibilitychange'], [window, 'online'], [window, 'pageshow']]) {
    target.addEventListener(name, wake)
  }
  setInterval(tick, 1_000)
  display(state)
  tabs.open()
}

/** Of two states of the same place the one that was told later; a place another tab has joined since wins. */
function laterOf(shown, kept) {
  return kept.key === shown.key && (kept.place !== null) === (shown.place !== null) ? shown : kept
}

/** What the page was told of its surroundings when it was laid out. */
const told = name => document.querySelector(`meta[name="onsale-${name}"]`).content

const query = readQuery(location.search)
if (query.preview !== null) {
  preview(query.preview)
} else if (query.event === null) {
  show({ ...begin(null), view: 'badLink' }, { eventName: 'Waiting room', returnTo: query.returnTo, lasting: true })
} else {
  start(query, { waitingRoom: told('waiting-room'), admission: told('admission'), installation: told('installation') })
}

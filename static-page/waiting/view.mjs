/** Puts a state on the page. Texts from outside only ever become text, never markup. */
import { isCutOff, progress } from './state.mjs'
import { aheadLabel, clockTime, countdown, cutOffText, figure, tabTitle, textsOf, waitText } from './words.mjs'

const IN_LINE = ['waiting', 'paused', 'prequeue']
const ENDED = ['used', 'missed', 'left', 'gone', 'unrecognised']

const byId = id => document.getElementById(id)
const waitingIcon = byId('icon').href

/**
 * @param state what the page knows
 * @param surroundings `{eventName, enter, returnTo, lasting}`; `enter` is where a turn or checkout goes on
 */
export function show(state, { eventName, enter, returnTo, lasting }) {
  const { view } = state
  const { heading, lead } = textsOf(state)
  document.body.dataset.view = view
  document.title = tabTitle(state, eventName)
  byId('icon').href = view === 'turn' ? byId('icon').dataset.turn : waitingIcon
  write('event', eventName)
  write('heading', heading)
  write('lead', lead)
  present('not-lasting', !lasting && state.place !== null)
  showTicket(state)
  write('message', state.message ?? '')
  present('message-box', Boolean(state.message))

  link('enter', view === 'turn' && enter)
  link('go-on', view === 'admitted' && enter)
  link('go-back', view === 'used' && enter)
  link('back', ['unknownEvent', 'badLink', 'closed'].includes(view) && webOnly(returnTo))
  present('rejoin', ENDED.includes(view))
  present('choice', [...IN_LINE, 'turn'].includes(view))
  present('leave', [...IN_LINE, 'turn'].includes(view))
}

function showTicket(state) {
  const inLine = IN_LINE.includes(state.view)
  const atTurn = state.view === 'turn'
  present('ticket', inLine || atTurn)
  present('figures', inLine && state.ahead !== null)
  present('turn', atTurn)
  write('ahead', state.ahead === 0 ? 'Next' : figure(state.ahead ?? 0))
  write('ahead-label', aheadLabel(state.ahead))
  write('number', state.number === null ? 'being confirmed' : figure(state.number))
  write('wait', waitText(state.wait))
  write('updated', state.figuresAt === null ? '–' : clockTime(state.figuresAt))
  present('wait-row', state.view === 'waiting')
  present('updated-row', inLine)
  const way = progress(state)
  present('progress', way !== null)
  if (way !== null) byId('progress').value = way * 100
}

/** What changes with every second: the claim window, the automatic forward, the next attempt. */
export function showClock(state, { now, nextCallAt, forwardInSeconds }) {
  if (state.view === 'turn') write('countdown', countdown((state.claimEndsAt ?? now) - now))
  present('forward', forwardInSeconds !== null)
  if (forwardInSeconds !== null) write('forward', `Taking you there in ${forwardInSeconds} s…`)
  present('cut-off', isCutOff(state))
  if (isCutOff(state)) write('cut-off', cutOffText(state, Math.ceil(Math.max(0, (nextCallAt ?? now) - now) / 1000)))
}

export function speak(text) {
  write('status', text)
}

function write(id, text) {
  const node = byId(id)
  if (node.textContent !== text) node.textContent = text
}

function present(id, shown) {
  byId(id).hidden = !shown
}

function link(id, address) {
  present(id, Boolean(address))
  if (address) byId(id).href = address
}

function webOnly(address) {
  return address && /^https?:\/\//.test(address) ? address : null
}

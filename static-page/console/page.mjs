// The console: puts the parts together.

import { callOf, eventOf, reportOf, withQuery } from './address.mjs'
import { Api } from './api.mjs'
import { offerAuditFile, showAudit } from './audit-list.mjs'
import { Chart } from './chart.mjs'
import { byId, h, speak, tell, write } from './dom.mjs'
import { EventsTable } from './events.mjs'
import { banner } from './feed.mjs'
import { asOf, guidance, phase, shown, spoken, title, use } from './figures.mjs'
import { LeverRow } from './lever-row.mjs'
import { leversFor, needsTyping, notAllowed, pause } from './levers.mjs'
import { nodes } from './nodes.mjs'
import { said } from './problems.mjs'
import { Sale } from './sale.mjs'
import { added, fromHistory, fromLive } from './series.mjs'
import * as session from './session.mjs'
import { askToSignIn, whoAmI } from './sign-in.mjs'
import { LiveFeed } from './stream.mjs'
import { WhatIfPanel } from './what-if-panel.mjs'

const HISTORY_SECONDS = 21600
const EVENTS_EVERY_MS = 15000
const NODES_EVERY_MS = 4000
const PAUSE_TRIES = 3

const base = document.querySelector('meta[name="onsale-admission"]').content
const api = new Api(base, session.token, expired)

let event = null
let sale = null
let stream = null
let chart = null
let rows = []
let whatIf = null
let before = null
let meaning = 'live'
let nodesFault = ''

session.takeFromAddress()
start()

async function start() {
  const failed = await session.comeBack()
  // Only now: somebody who comes back from a provider gets the address of before.
  event = eventOf(location.search)
  if (failed) {
    await askToSignIn(api, failed, enter)
    return
  }
  if (session.token() === null) {
    await askToSignIn(api, '', enter)
    return
  }
  const me = await whoAmI(api)
  if (me.ok) {
    enter(me.body)
  } else if (me.status !== 401) {
    // 401 was told by expired(). Anything else: the service is away, and is asked again.
    tell(byId('stale'), '')
    byId('sign-in').hidden = false
    write(byId('sign-in-fault'), `${said(me)} Trying again …`)
    setTimeout(() => { byId('sign-in').hidden = true; start() }, 3000)
  }
}

function expired() {
  if (session.token() === null) {
    return
  }
  session.signOut()
  stream?.stop()
  byId('console').hidden = true
  byId('overview').hidden = true
  byId('who').hidden = true
  byId('sign-out').hidden = true
  askToSignIn(api, 'The token is not known, or is over. Nothing was changed.', () => location.reload())
}

function enter(me) {
  byId('sign-in').hidden = true
  tell(byId('who'), `${me.name} · ${me.role}`)
  byId('sign-out').hidden = false
  byId('sign-out').onclick = () => { session.signOut(); location.assign('./') }
  setInterval(() => session.renewIfDue(), 15000)
  if (event === null) {
    showOverview()
  } else {
    showEvent(me)
  }
}

function keepLoading(part, everyMs = EVENTS_EVERY_MS) {
  part.load()
  setInterval(() => document.visibilityState === 'visible' && part.load(), everyMs)
}

function showOverview() {
  byId('overview').hidden = false
  document.title = 'Events · Onsale console'
  keepLoading(new EventsTable(api, byId('overview'), null))
}

async function showEvent(me) {
  sale = new Sale(api, event, me, settingsChanged)
  const loaded = await sale.load()
  if (!loaded.ok) {
    showOverview()
    byId('overview').prepend(h('p', { class: 'banner', role: 'alert' }, `${event}: ${said(loaded)}`))
    return
  }
  byId('console').hidden = false
  byId('report').href = reportOf(event)
  offerAuditFile(api, event)
  const denied = notAllowed(me, 'operator')
  tell(byId('role-note'), denied ?? '')
  rows = leversFor(sale.settings).map(lever => new LeverRow(lever, sale))
  byId('levers').append(...rows.map(row => row.element))
  whatIf = new WhatIfPanel(api, event, byId('what-if'))
  byId('pause').onclick = pauseOrResume
  settingsChanged()
  keepLoading(new EventsTable(api, byId('events'), event))
  keepLoading({ load: showNodes }, NODES_EVERY_MS)
  await showChart()
  stream = new LiveFeed(api, callOf(event, 'live/stream'), { figures: showFigures, changed: showFeed })
  stream.start()
}

async function showChart() {
  chart = new Chart(byId('plot'), byId('legend'), byId('chart-rows'))
  const answer = await api.get(withQuery(callOf(event, 'history'), { seconds: HISTORY_SECONDS }))
  chart.show(answer.ok ? fromHistory(answer.body) : [])
  const ranges = [...document.querySelectorAll('[data-seconds]')]
  ranges.forEach(button => {
    button.onclick = () => {
      ranges.forEach(other => other.setAttribute('aria-pressed', String(other === button)))
      chart.show(chart.points, Number(button.dataset.seconds))
    }
  })
}

function settingsChanged() {
  const { settings, audit, me } = sale
  write(byId('name'), settings.name || settings.event)
  rows.forEach(row => row.refresh())
  showAudit(audit)
  whatIf?.suggest(settings)
  showPhase(settings.phase)
  const button = byId('pause')
  const { can, name, why } = pause(settings, audit)
  const denied = notAllowed(me, 'operator')
  write(button, name)
  button.disabled = !can || denied !== null
  button.title = denied ?? why ?? ''
  button.classList.toggle('resume', name === 'Resume')
}

function showPhase(word) {
  const { name, tone, text } = phase(word)
  byId('phase').className = `chip ${tone}`
  write(byId('phase'), name)
  write(byId('phase-text'), text)
}

function showFigures(live) {
  for (const [id, { value, note }] of Object.entries(shown(live))) {
    document.querySelectorAll(`[data-value="${id}"]`).forEach(place => write(place, value))
    document.querySelectorAll(`[data-note="${id}"]`).forEach(place => write(place, note))
  }
  byId('use').value = use(live)
  byId('use').textContent = shown(live).held.value
  write(byId('as-of'), `As of ${asOf(live)}, this browser's time zone. Rates are those of the last minute, shares those of the last five.`)
  byId('figures').dataset.asOf = live.asOf
  showHints(guidance(live))
  chart.show(added(chart.points, fromLive(live)))
  const sentences = spoken(before, live)
  if (sentences.length > 0) {
    speak(sentences.join(' '))
  }
  before = live
  sale.noticed(live.settingsVersion)
}

function showHints(hints) {
  const list = byId('hints')
  const known = JSON.stringify(hints)
  if (list.dataset.known !== known) {
    list.dataset.known = known
    list.replaceChildren(...(hints.length === 0
      ? [h('li', { class: 'hint calm' }, 'Nothing to do: the figures are as they should be.')]
      : hints.map(hint => h('li', { class: `hint ${hint.level}` }, h('b', {}, `${{ alarm: 'Act now', warning: 'Watch', info: 'Note' }[hint.level] ?? 'Note'}: `), hint.text))))
  }
}

function showFeed(feed) {
  const told = banner(feed, Date.now())
  tell(byId('stale'), told.text)
  byId('console').classList.toggle('stale', told.stale)
  if (told.meaning !== meaning) {
    meaning = told.meaning
    speak(told.stale ? 'The figures are no longer live.' : 'The figures are live again.', told.stale ? 'alarm' : 'status')
  }
  if (before) {
    document.title = title(before, sale.settings.name || event, told.stale)
  }
}

// Nothing is shown while that is not known: an older service has no such call, one that is away is told by the stale figures.
async function showNodes() {
  const answer = await api.get('/v1/admin/nodes')
  const told = answer.ok ? nodes(answer.body) : { text: '', fault: nodesFault }
  tell(byId('nodes'), told.text)
  byId('nodes').className = answer.ok && told.fault !== '' ? 'hint warning' : 'soft small'
  if (told.fault !== nodesFault) {
    nodesFault = told.fault
    speak(told.fault === '' ? 'All nodes answer.' : told.fault)
  }
}

// One click. If somebody changed something else in between, it is tried again on top: nothing of theirs is lost. If the phase itself
// was changed, it is left as it is and said.
async function pauseOrResume() {
  const button = byId('pause')
  const fault = byId('pause-said')
  const wanted = pause(sale.settings, sale.audit)
  const phaseSeen = sale.settings.phase
  tell(fault, '')
  button.disabled = true
  if (wanted.name === 'Resume' && needsTyping(wanted.patch, (await sale.preview(wanted.patch)).body)) {
    settingsChanged()
    rows.find(row => row.lever.id === 'phase').open({ phase: wanted.patch.phase })
    return
  }
  let outcome
  for (let tries = 0; tries < PAUSE_TRIES; tries++) {
    outcome = await sale.apply(wanted.patch, { version: sale.settings.version })
    if (!outcome.conflict || sale.settings.phase !== phaseSeen) {
      break
    }
  }
  settingsChanged()
  if (outcome.conflict) {
    tell(fault, `Somebody else changed the phase: it is now ${phase(sale.settings.phase).name.toLowerCase()}. Nothing of yours was changed.`)
  } else if (outcome.text) {
    tell(fault, outcome.text)
  }
  if (!fault.hidden) {
    speak(fault.textContent, 'alarm')
  }
}

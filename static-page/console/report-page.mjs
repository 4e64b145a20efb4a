// The report of a sale: to read, to print, to keep as a file.

import { callOf, eventOf, pageOf } from './address.mjs'
import { Api } from './api.mjs'
import { saveCsv, showAudit } from './audit-list.mjs'
import { byId, h, write } from './dom.mjs'
import { said } from './problems.mjs'
import { facts, heading, minutes, written } from './report.mjs'
import * as session from './session.mjs'

const MOST_ENTRIES = 1000

const event = eventOf(location.search)
const api = new Api(document.querySelector('meta[name="onsale-admission"]').content, session.token)

session.takeFromAddress()
show()

async function show() {
  if (event === null || session.token() === null) {
    write(byId('fault'), event === null ? 'The address names no event.' : 'You are not signed in. Sign in at the console in this tab first.')
    return
  }
  byId('back').href = `./${pageOf(event)}`
  byId('csv').onclick = () => saveCsv(api, event, 'report', byId('fault'))
  byId('print').onclick = () => print()
  const report = await api.get(callOf(event, 'report'))
  if (!report.ok) {
    write(byId('fault'), said(report))
    return
  }
  showReport(report.body)
  showAudit(report.body.changes, MOST_ENTRIES)
}

function showReport(report) {
  document.title = `Sale report · ${heading(report)}`
  write(byId('name'), heading(report))
  write(byId('as-of'), `Sale report · ${written(report)}`)
  byId('figures').replaceChildren(...facts(report).map(([name, value, note]) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, value), note ? h('dd', { class: 'soft' }, note) : null)))
  const { columns, rows } = minutes(report.perMinute)
  byId('minutes').hidden = rows.length === 0
  byId('columns').replaceChildren(...columns.map(name => h('th', { scope: 'col' }, name)))
  byId('rows').replaceChildren(...rows.map(([first, ...rest]) => h('tr', {}, h('th', { scope: 'row' }, first), ...rest.map(value => h('td', {}, value)))))
  byId('report').hidden = false
}

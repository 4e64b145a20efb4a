// The table of all events; each name is a link, so the keyboard and a new tab work as everywhere.

import { pageOf } from './address.mjs'
import { h } from './dom.mjs'
import { phase } from './figures.mjs'
import { count, moment } from './format.mjs'
import { said } from './problems.mjs'

export class EventsTable {
  constructor(api, place, current) {
    Object.assign(this, { api, current })
    this.rows = h('tbody')
    this.note = h('p', { class: 'soft' }, 'Loading …')
    this.table = h('div', { class: 'scroll', hidden: true, tabindex: '0', role: 'region', 'aria-label': 'Table of events' }, h('table', {},
      h('thead', {}, h('tr', {}, ...['Event', 'Phase', 'Cap', 'Rate / min', 'Opens'].map(name => h('th', { scope: 'col' }, name)))), this.rows))
    place.append(this.note, this.table)
  }

  async load() {
    const answer = await this.api.get('/v1/admin/events')
    if (!answer.ok) {
      this.tell(said(answer))
      return
    }
    this.show(answer.body.events)
  }

  tell(text) {
    this.note.hidden = text === ''
    this.note.textContent = text
  }

  // Rows stay in their order and are rebuilt only when something differs, so a focused link keeps the focus.
  show(events) {
    const known = JSON.stringify(events)
    if (known === this.known) {
      return
    }
    this.known = known
    const focused = document.activeElement?.dataset?.event
    this.rows.replaceChildren(...[...events].sort((a, b) => (a.event < b.event ? -1 : 1)).map(event => this.row(event)))
    this.table.hidden = events.length === 0
    this.tell(events.length === 0 ? 'There is no event yet. PUT /v1/admin/events/<event> creates one.' : '')
    if (focused) {
      this.rows.querySelector(`[data-event="${focused}"]`)?.focus()
    }
  }

  row(event) {
    const { name, tone } = phase(event.phase)
    return h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: pageOf(event.event), 'data-event': event.event, 'aria-current': event.event === this.current ? 'page' : null }, event.name || event.event),
        ' ', h('span', { class: 'soft small' }, event.event)),
      h('td', {}, h('span', { class: `chip ${tone}` }, name)),
      h('td', {}, count(event.cap)),
      h('td', {}, event.ratePerMinute === null ? 'no limit' : count(event.ratePerMinute)),
      h('td', {}, event.opensAt ? moment(new Date(event.opensAt)) : '–'))
  }
}

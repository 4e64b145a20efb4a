// Who changed what, newest first, and the whole of it as a file.

import { callOf } from './address.mjs'
import { byId, download, h, write } from './dom.mjs'
import { nameOf, written } from './levers.mjs'
import { moment } from './format.mjs'
import { said } from './problems.mjs'

const SHOWN = 20

export function showAudit(entries, most = SHOWN) {
  const list = byId('entries')
  const newest = entries[0]?.id ?? ''
  if (list.dataset.newest === newest) {
    return
  }
  list.dataset.newest = newest
  list.replaceChildren(...entries.slice(0, most).map(entry => h('li', {},
    h('p', { class: 'soft small' }, `${moment(new Date(entry.at))} · `, h('b', {}, entry.who)),
    h('ul', {}, ...Object.entries(entry.changes).map(([field, change]) =>
      h('li', {}, `${nameOf(field)}: ${written(field, change.from)} → ${written(field, change.to)}`))),
    entry.why ? h('p', { class: 'why' }, `“${entry.why}”`) : null)))
}

export function offerAuditFile(api, event) {
  byId('audit-csv').onclick = () => saveCsv(api, event, 'audit', byId('audit-fault'))
}

// A link cannot send the token, so the file is read here and handed over.
export async function saveCsv(api, event, part, fault) {
  write(fault, '')
  const answer = await api.get(callOf(event, part), 'text/csv')
  if (answer.ok && typeof answer.body === 'string') {
    download(`${event}-${part}.csv`, answer.body, 'text/csv')
  } else {
    write(fault, `The file could not be had: ${answer.ok ? 'the service sent no CSV.' : said(answer)} Nothing was changed.`)
  }
}

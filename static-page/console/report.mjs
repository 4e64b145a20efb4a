// What the report page shows of the service's report. Pure. A member that is missing is left out.

import { clockTime, count, duration, moment, percent } from './format.mjs'

const has = value => value !== undefined && value !== null

// Pairs [name, text, note].
export function facts(report) {
  const counts = report.counts ?? {}
  const list = []
  const add = (value, name, text, note = '') => has(value) && list.push([name, text(value), note])
  add(counts.joined, 'Joined the line', count)
  add(report.letIn, 'Let in', count, has(counts.entered) ? `${count(counts.entered)} of them without waiting` : '')
  add(counts.completed, 'Bought', count, has(report.completedShare) ? `${percent(report.completedShare)} of those who left` : '')
  add(counts.abandoned, 'Left without buying', count)
  add(counts.expired, 'Ran out of time', count)
  add(counts.missed, 'Turns not taken', count, has(report.claimedShare) ? `${percent(1 - report.claimedShare)} of all turns` : '')
  add(report.waited?.known ? report.waited.p50Seconds : null, 'Waited, typical', duration)
  add(report.waited?.known ? report.waited.p90Seconds : null, 'Waited, 9 in 10 within', duration)
  add(report.peakWaiting?.count, 'Most people waiting', count, at(report.peakWaiting))
  add(report.peakHeld?.count, 'Most slots held', count, at(report.peakHeld))
  add(report.slotUse, 'Slots in use while people waited', percent)
  add(report.cap, 'Cap at the end', count)
  add(report.waiting, 'Still waiting', count)
  add(report.inShop, 'Still in checkout', count)
  return list
}

const at = peak => (peak ? `at ${clockTime(new Date(peak.at))}` : '')

const COLUMNS = {
  at: 'Minute', joined: 'Joined', letIn: 'Let in', letOut: 'Left', completed: 'Bought', abandoned: 'Not bought', expired: 'Out of time', missed: 'Not taken',
  waiting: 'Waiting', present: 'Present', held: 'In checkout', cap: 'Cap', slotUse: 'Slots in use', waitedP50Seconds: 'Waited, typical', waitedP90Seconds: '9 in 10 within'
}

// {columns, rows} of texts, oldest first; members that this page does not know are left out.
export function minutes(perMinute) {
  const names = Object.keys(COLUMNS).filter(name => perMinute?.some(minute => name in minute))
  return { columns: names.map(name => COLUMNS[name]), rows: (perMinute ?? []).map(minute => names.map(name => cell(name, minute[name]))) }
}

function cell(name, value) {
  switch (name) {
    case 'at': return clockTime(new Date(value)).slice(0, 5)
    case 'slotUse': return percent(value)
    case 'waitedP50Seconds':
    case 'waitedP90Seconds': return duration(value)
    default: return count(value)
  }
}

export const heading = report => report.name || report.event

export const written = report => `${report.event} · as of ${moment(new Date(report.asOf))}`

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
  add(peak(report.peakWaiting), 'Most people waiting', count, at(report.peakWaiting, report.peakWaitingAt))
  add(peak(report.peakHeld), 'Most slots held', count, at(report.peakHeld, report.peakHeldAt))
  add(report.slotUse, 'Slots in use while people waited', percent)
  add(report.cap, 'Cap at the end', count)
  add(report.waiting, 'Still waiting', count)
  add(report.inShop, 'Still in checkout', count)
  return list
}

// A peak is a number beside its time, or an object with both.
const peak = value => (typeof value === 'object' && value !== null ? value.people ?? value.count ?? value.value : value)

function at(value, time) {
  const when = typeof value === 'object' && value !== null ? value.at : time
  return has(when) ? `at ${clockTime(timeOf(when))}` : ''
}

const timeOf = value => new Date(typeof value === 'number' ? value * 1000 : value)

const NAMES = {
  at: 'Minute', waiting: 'Waiting', present: 'Present', held: 'In checkout', cap: 'Cap', joined: 'Joined', letIn: 'Let in', letOut: 'Left',
  missed: 'Not taken', completed: 'Bought', waitedP50Seconds: 'Waited p50, s', waitedP90Seconds: 'Waited p90, s'
}

// {columns, rows} of texts; the rows may come as arrays with a list of columns, or as objects.
export function minutes(perMinute, columns) {
  if (!perMinute || perMinute.length === 0) {
    return { columns: [], rows: [] }
  }
  const names = Array.isArray(perMinute[0]) ? columns : Object.keys(perMinute[0])
  const values = row => (Array.isArray(row) ? row : names.map(name => row[name]))
  return {
    columns: names.map(name => NAMES[name] ?? name),
    rows: perMinute.map(row => values(row).map((value, index) => text(names[index], value)))
  }
}

const text = (name, value) =>
  name === 'at' ? clockTime(timeOf(value)).slice(0, 5) : typeof value === 'number' ? count(value) : has(value) ? String(value) : '–'

export const heading = report => report.name || report.event

export const written = report => `${report.event} · as of ${moment(timeOf(report.asOf))}`

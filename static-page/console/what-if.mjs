// The "what if" panel: a form becomes the body of the call, the answer becomes rows to compare with today. Pure.

import { count, duration, percent } from './format.mjs'

export const INPUTS = [
  { name: 'cap', label: 'Cap', min: 0, max: 1000000 },
  { name: 'ratePerMinute', label: 'Rate per minute', min: 1, max: 6000000, hint: 'empty: as set' },
  { name: 'people', label: 'People who come', min: 1, max: 5000000, hint: 'empty: those who came so far' },
  { name: 'overMinutes', label: 'Within, in minutes', min: 1, max: 1440, hint: 'with people only' },
  { name: 'checkoutSeconds', label: 'Time in checkout, in s', min: 1, max: 86400, hint: 'empty: as measured' },
  { name: 'noShowPercent', label: 'Turns not taken, in %', min: 0, max: 100, hint: 'empty: as measured' },
  { name: 'tickets', label: 'Tickets to sell', min: 1, max: 5000000, hint: 'empty: no end' }
]

// {body} or {faults: {name: sentence}}. What is left empty is left out: the service then takes what is measured or set.
export function bodyOf(values) {
  const given = {}
  const faults = {}
  INPUTS.forEach(input => {
    const text = (values[input.name] ?? '').trim()
    if (text === '') {
      return
    }
    const value = Number(text.replaceAll(',', ''))
    if (!/^[\d,]+$/.test(text) || value < input.min || value > input.max) {
      faults[input.name] = `Wanted is a whole number from ${count(input.min)} to ${count(input.max)}.`
    } else {
      given[input.name] = value
    }
  })
  if (given.overMinutes !== undefined && given.people === undefined && !faults.people) {
    faults.people = 'Say how many people come within that time.'
  }
  return Object.keys(faults).length > 0 ? { faults } : { body: body(given) }
}

function body(given) {
  const sent = {}
  if (given.people !== undefined) {
    sent.arrivals = { people: given.people, overSeconds: (given.overMinutes ?? 10) * 60 }
  }
  for (const name of ['cap', 'ratePerMinute', 'tickets']) {
    if (given[name] !== undefined) {
      sent[name] = given[name]
    }
  }
  if (given.checkoutSeconds !== undefined) {
    sent.checkout = { p50Seconds: given.checkoutSeconds, p90Seconds: given.checkoutSeconds * 2 }
  }
  if (given.noShowPercent !== undefined) {
    sent.noShowShare = given.noShowPercent / 100
  }
  return sent
}

// Rows {name, today, then} of two answers: as it is set now, and as tried.
export function rows(today, then) {
  const row = (name, read) => ({ name, today: today ? read(today) : '–', then: read(then) })
  return [
    row('Wait, typical', it => duration(it.wait?.p50Seconds)),
    row('Wait, 9 in 10 within', it => duration(it.wait?.p90Seconds)),
    row('Longest wait', it => duration(it.wait?.longestSeconds)),
    row('Most people waiting', it => count(it.peakWaiting)),
    row('Let in', it => `${count(it.letIn)} of ${count(it.arrived)}`),
    row('Slots in use while people waited', it => percent(it.slotUse)),
    row('Sold out after', it => (it.soldOutAtSeconds === null || it.soldOutAtSeconds === undefined ? 'not sold out' : duration(it.soldOutAtSeconds))),
    row('Line empty after', it => duration(it.endedAtSeconds))
  ]
}

// One sentence that says whether it would help.
export function verdict(today, then) {
  const [before, after] = [today?.wait?.p50Seconds, then.wait?.p50Seconds]
  if (before === undefined || after === undefined) {
    return `The typical wait would be ${duration(after)}.`
  }
  if (Math.abs(after - before) < Math.max(5, before * 0.02)) {
    return `The typical wait would stay about ${duration(before)}.`
  }
  return `The typical wait would go from ${duration(before)} to ${duration(after)}.`
}

// Columns of the small chart: [at, waiting today, waiting then], both lines on one axis of seconds.
export function lines(today, then) {
  const at = [...new Set([...(today?.line ?? []), ...then.line].map(([second]) => second))].sort((a, b) => a - b)
  const values = line => {
    const known = new Map((line ?? []).map(([second, waiting]) => [second, waiting]))
    return at.map(second => known.get(second))
  }
  return [at, values(today?.line), values(then.line)]
}

const ORIGINS = { measured: 'measured', preset: 'assumed', recorded: 'recorded' }

// What was taken, and where it came from unless it was typed or set: "cap 3,000, checkout 3 min (measured), 2% not taken (assumed)".
export function taken(given) {
  const parts = []
  const add = (name, text) => {
    const { value, from } = given[name] ?? {}
    const written = value === undefined || value === null ? null : text(value)
    if (written) {
      parts.push(ORIGINS[from] ? `${written} (${ORIGINS[from]})` : written)
    }
  }
  add('arrivals', it => it.people && `${count(it.people)} people within ${duration(it.overSeconds)}`)
  add('cap', cap => `cap ${count(cap)}`)
  add('ratePerMinute', rate => `${count(rate)} a minute at most`)
  add('checkout', it => `checkout ${duration(it.p50Seconds)}`)
  add('noShowShare', share => `${percent(share)} not taken`)
  add('conversion', share => `${percent(share)} buy`)
  add('tickets', tickets => `${count(tickets)} tickets`)
  return parts.join(', ')
}

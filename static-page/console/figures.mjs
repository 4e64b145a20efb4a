// What is shown of a live answer, and what is spoken when its meaning changes. Pure. A member that is missing is "not known".

import { clockTime, count, duration, NOT_KNOWN, percent, wait } from './format.mjs'

// Every phase: its name, its tone, and what it means for those who come and those who wait.
export const PHASES = {
  scheduled: ['Scheduled', 'calm', 'Nobody may join yet.'],
  prequeue: ['Prequeue', 'calm', 'People join; nobody is called yet.'],
  open: ['Open', 'go', 'The sale runs.'],
  paused: ['Paused', 'hold', 'Nobody is called; everyone keeps the place and people may join.'],
  draining: ['Draining', 'hold', 'No new joins; the line is served to its end.'],
  closed: ['Closed', 'calm', 'No joins, nobody is called.'],
  bypass: ['Bypass', 'alarm', 'The gate is off: everybody goes to the shop, uncounted.']
}

export function phase(word) {
  const [name, tone, text] = PHASES[word] ?? [word ?? NOT_KNOWN, 'calm', '']
  return { word, name, tone, text }
}

const known = value => value !== undefined && value !== null

const maybe = (value, written) => (known(value) ? written(value) : NOT_KNOWN)

// id → {value, note}; both are texts, ids are those of the page.
export function shown(live) {
  const absent = known(live.present) ? live.waiting - live.present : undefined
  return {
    held: { value: count(live.held), note: `of ${count(live.cap)}` },
    turns: { value: '', note: turns(live) },
    waiting: { value: count(live.waiting), note: maybe(absent, away => `${count(live.present)} present · ${count(away)} absent`) },
    inPerMinute: { value: count(live.inPerMinute), note: known(live.ratePerMinute) ? `at most ${count(live.ratePerMinute)}` : 'no limit' },
    outPerMinute: { value: count(live.outPerMinute), note: maybe(live.joinedPerMinute, joined => `${count(joined)} joined the line`) },
    waited: percentiles(live.waited),
    wait: { value: wait(live.wait), note: 'for who joins now' },
    noShows: { value: percent(live.noShowShare), note: maybe(live.noShows, all => `${count(all)} in all`) },
    claim: { value: duration(live.claimSeconds), note: 'from call to claim' },
    checkout: { value: duration(live.checkoutSeconds), note: 'in checkout' },
    conversion: { value: percent(live.conversion), note: 'of those who left bought' },
    released: { value: percent(live.releasedShare), note: 'of exits told by the shop' }
  }
}

function percentiles(waited) {
  return waited?.known
    ? { value: duration(waited.p50Seconds), note: `typical · 9 in 10 within ${duration(waited.p90Seconds)}` }
    : { value: NOT_KNOWN, note: 'nobody called in the last minute' }
}

function turns(live) {
  const free = live.cap - live.held
  const called = known(live.turns) && live.turns > 0 ? `${count(live.turns)} of them called, not yet in · ` : ''
  return called + (free >= 0 ? `${count(free)} free` : `${count(-free)} above the cap: nobody is called until they left`)
}

// Share of the cap in use, 0 to 1, for the bar.
export const use = live => (live.cap > 0 ? Math.min(1, live.held / live.cap) : live.held > 0 ? 1 : 0)

// The guidance to show: what the service says, worst first; a lost Redis is told even by a service that sends none.
export function guidance(live) {
  const order = { alarm: 0, warning: 1, info: 2 }
  const told = [...(live.guidance ?? [])]
  if (live.onHold && !told.some(hint => hint.code === 'onHold')) {
    told.push({ code: 'onHold', level: 'alarm', text: 'Data was lost and is being put together again. Nobody is let in meanwhile.' })
  }
  return told.sort((a, b) => (order[a.level] ?? 3) - (order[b.level] ?? 3))
}

// Sentences to speak between two answers: phase, cap, message, sold out, new warnings; never a mere figure.
export function spoken(before, now) {
  if (!before) {
    return []
  }
  const sentences = []
  if (before.phase !== now.phase) {
    sentences.push(`${phase(now.phase).name}. ${phase(now.phase).text}`)
  }
  if (before.cap !== now.cap) {
    sentences.push(`The cap is ${count(now.cap)} now.`)
  }
  if (known(now.message) && known(before.message) && before.message !== now.message) {
    sentences.push(now.message === '' ? 'Buyers see no message any more.' : `Buyers see: ${now.message}`)
  }
  if (!before.soldOut && now.soldOut) {
    sentences.push('Marked as sold out.')
  }
  const had = new Set(guidance(before).map(hint => hint.code + hint.level))
  guidance(now)
    .filter(hint => hint.level !== 'info' && !had.has(hint.code + hint.level))
    .forEach(hint => sentences.push(hint.text))
  return sentences
}

export const asOf = live => clockTime(new Date(live.asOf))

// The window's title: what must be seen from another tab.
export const title = (live, name, stale) =>
  `${stale ? '⚠ ' : ''}${count(live.held)}/${count(live.cap)} · ${count(live.waiting)} waiting · ${name}`

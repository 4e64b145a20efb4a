// The levers: what a form holds, the patch it means, whether it must be confirmed, how it is undone, what others did to it
// meanwhile. Pure: settings and audit entries are those of the API, values are what the fields of a form hold.

import { PHASES } from './figures.mjs'
import { count, duration, isoOf, localField, moment } from './format.mjs'

const number = (field, label, more = {}) => ({ field, label, type: 'number', ...more })
const time = (field, label) => ({ field, label, type: 'time', optional: true })

// In the order of the page. Each input is one setting.
export const LEVERS = [
  { id: 'cap', name: 'Cap', help: 'Most buyers in checkout at a time. Raise it in steps of 10–20 % and watch each for 5–10 minutes.',
    inputs: [number('cap', 'Slots', { min: 0, max: 1000000 })] },
  { id: 'rate', name: 'Rate per minute', help: 'Most buyers let in each minute, whatever is free. Empty: no limit.',
    inputs: [number('ratePerMinute', 'Buyers a minute', { min: 1, max: 6000000, optional: true })] },
  { id: 'message', name: 'Message to buyers', help: 'Everybody in line reads it within seconds. Empty: none.',
    inputs: [{ field: 'message', label: 'Message', type: 'text', most: 1000 }] },
  { id: 'schedule', name: 'Schedule', help: 'The page counts down to the opening. Empty: not by the clock.',
    inputs: [time('prequeueAt', 'People may join from'), time('opensAt', 'Opens at'), time('closesAt', 'Closes at')] },
  { id: 'phase', name: 'Phase', help: '',
    inputs: [{ field: 'phase', label: 'Phase', type: 'choice', choices: Object.entries(PHASES).map(([word, [name, , text]]) => ({ word, name, text })) }] },
  { id: 'soldOut', name: 'Sold out', help: 'The waiting page says so. Close the event as well to end the line.',
    inputs: [{ field: 'soldOut', label: 'Sold out', type: 'flag' }] },
  { id: 'autopilot', name: 'Autopilot', help: 'Moves the cap between two bounds by what the shop reports. Each step is in the log.',
    inputs: [
      { field: 'autopilot', label: 'On', type: 'flag' },
      number('autopilotMin', 'Lowest cap', { min: 1, max: 1000000, optional: true }),
      number('autopilotMax', 'Highest cap', { min: 1, max: 1000000, optional: true }),
      number('autopilotLatencyMs', 'Latency to stay under, in ms', { min: 1, max: 600000, optional: true })] }
]

export const fieldsOf = lever => lever.inputs.map(input => input.field)

export const leverOf = field => LEVERS.find(lever => fieldsOf(lever).includes(field))

// Levers that the service has no setting for are left out.
export const leversFor = settings => LEVERS.filter(lever => fieldsOf(lever).every(field => field in settings))

// What the form holds when nobody has typed: texts, and true or false for flags.
export const filled = (lever, settings) =>
  Object.fromEntries(lever.inputs.map(input => [input.field, held(input, settings[input.field])]))

function held(input, value) {
  switch (input.type) {
    case 'flag': return value === true
    case 'time': return localField(value)
    default: return value === null || value === undefined ? '' : String(value)
  }
}

// {patch} with what differs from the settings, or {faults: {field: sentence}}.
export function read(lever, values, settings) {
  const patch = {}
  const faults = {}
  for (const input of lever.inputs) {
    if (isUntouched(input, values[input.field], held(input, settings[input.field]))) {
      continue
    }
    const { value, fault } = valueOf(input, values[input.field])
    if (fault) {
      faults[input.field] = fault
    } else if (value !== settings[input.field]) {
      patch[input.field] = value
    }
  }
  return Object.keys(faults).length > 0 ? { faults } : { patch }
}

// A time shows whole seconds, and browsers leave out ":00": untouched it must not lose its milliseconds.
const isUntouched = (input, given, before) => given === before || (input.type === 'time' && isoOf(given) === isoOf(before))

function valueOf(input, given) {
  switch (input.type) {
    case 'number': return wholeNumber(input, given.trim())
    case 'time': {
      const value = isoOf(given)
      return value === undefined ? { fault: 'Wanted is a date and a time.' } : { value }
    }
    case 'text':
      return given.length > input.most ? { fault: `At most ${count(input.most)} characters.` } : { value: given }
    default:
      return { value: given }
  }
}

function wholeNumber(input, text) {
  if (text === '' && input.optional) {
    return { value: null }
  }
  const value = Number(text.replaceAll(',', ''))
  return /^[\d,]+$/.test(text) && value >= input.min && value <= input.max
    ? { value }
    : { fault: `Wanted is a whole number from ${count(input.min)} to ${count(input.max)}${input.optional ? ', or nothing' : ''}.` }
}

// How a setting reads in a sentence.
export function written(field, value) {
  const input = leverOf(field)?.inputs.find(it => it.field === field)
  if (value === null || value === undefined || value === '') {
    return field === 'ratePerMinute' ? 'no limit' : 'none'
  }
  switch (input?.type) {
    case 'number': return count(value)
    case 'time': return moment(new Date(value))
    case 'flag': return value ? 'on' : 'off'
    case 'choice': return PHASES[value]?.[0] ?? value
    case 'text': return `“${value}”`
    default: return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

// The line beside a lever's name: how it stands.
export function stands(lever, settings) {
  if (lever.id === 'schedule') {
    const set = lever.inputs.filter(input => settings[input.field])
    return set.length === 0 ? 'not by the clock' : set.map(input => `${input.label.toLowerCase()} ${written(input.field, settings[input.field])}`).join(' · ')
  }
  if (lever.id === 'autopilot') {
    const bounds = [settings.autopilotMin, settings.autopilotMax].map(bound => (bound === null ? '–' : count(bound)))
    return settings.autopilot ? `on, ${bounds.join(' to ')}` : 'off'
  }
  const [field] = fieldsOf(lever)
  return lever.id === 'soldOut' ? (settings.soldOut ? 'yes' : 'no') : written(field, settings[field])
}

// The fields of this lever that are no longer as the organiser saw them.
export const movedFields = (lever, seen, now) =>
  fieldsOf(lever).filter(field => (seen[field] ?? null) !== (now[field] ?? null))

// Who changed fields of this lever after that version, oldest first: {who, at, field, from, to, why}.
export function meanwhile(lever, entries, sinceVersion) {
  return entries
    .filter(entry => entry.version > sinceVersion)
    .sort((a, b) => a.version - b.version)
    .flatMap(entry => fieldsOf(lever).filter(field => field in entry.changes).map(field =>
      ({ who: entry.who, at: entry.at, why: entry.why ?? '', field, ...entry.changes[field] })))
}

export const changeText = change =>
  `${change.who} changed ${nameOf(change.field)} from ${written(change.field, change.from)} to ${written(change.field, change.to)}`

export function nameOf(field) {
  const lever = leverOf(field)
  return lever === undefined ? field : lever.inputs.length === 1 ? lever.name.toLowerCase() : lever.inputs.find(it => it.field === field).label.toLowerCase()
}

// The way back: the values before the newest change of this lever that still stands, or null. Audit newest first.
export function undo(lever, entries, settings) {
  const entry = entries.find(it => fieldsOf(lever).some(field => field in it.changes))
  if (entry === undefined) {
    return null
  }
  const back = { ...settings }
  const fields = fieldsOf(lever).filter(field => field in entry.changes)
  const stillStands = fields.every(field => (entry.changes[field].to ?? null) === (settings[field] ?? null))
  // What the event began with had no value before; a cap is always given then.
  if (!stillStands || entry.changes.cap?.from === null) {
    return null
  }
  fields.forEach(field => { back[field] = entry.changes[field].from ?? preset(field) })
  return {
    values: filled(lever, back),
    text: fields.map(field => lever.inputs.length === 1 ? written(field, back[field]) : `${nameOf(field)} ${written(field, back[field])}`).join(', '),
    who: entry.who,
    at: entry.at
  }
}

const preset = field => ({ message: '', soldOut: false, autopilot: false, phase: 'open' })[field] ?? null

// Whether the event's id must be typed before the patch is sent.
export const needsTyping = (patch, preview) => patch.phase === 'bypass' || preview?.crowd === true

// What the preview says, as sentences: the wait and those let in at once are among them.
export const previewSentences = preview => preview.effects ?? []

// 12 → 19 min, for the big line of the preview; null where nothing is known.
export function waitShift(preview) {
  const { now, then } = preview.wait ?? {}
  return now?.known && then?.known ? { from: duration(now.p50Seconds), to: duration(then.p50Seconds), rises: then.p50Seconds > now.p50Seconds } : null
}

const RANKS = { viewer: 1, operator: 2, admin: 3 }

// The role that a patch needs.
export const roleFor = patch => (patch.phase === 'bypass' ? 'admin' : 'operator')

// Null when the role is enough, else the sentence that says why not.
export function notAllowed(me, needed) {
  if (me === null || (RANKS[me.role] ?? 0) >= RANKS[needed]) {
    return null
  }
  return `You are signed in as ${me.name} with the role ${me.role}; this needs the role ${needed}.`
}

// The one-click button: what it does at present. Resume goes back to what was before the pause.
export function pause(settings, entries) {
  if (settings.phase === 'paused') {
    const before = entries.find(entry => entry.changes.phase?.to === 'paused')?.changes.phase.from
    return { can: true, name: 'Resume', patch: { phase: before === 'draining' ? 'draining' : 'open' } }
  }
  const can = settings.phase === 'open' || settings.phase === 'draining' || settings.phase === 'bypass'
  return { can, name: 'Pause', patch: { phase: 'paused' }, why: can ? '' : `Nobody is being let in: the event is ${PHASES[settings.phase]?.[0].toLowerCase()}.` }
}

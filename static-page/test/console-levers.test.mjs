import assert from 'node:assert/strict'
import test from 'node:test'
import * as levers from '../console/levers.mjs'
import { afterChange, said } from '../console/problems.mjs'

const lever = id => levers.LEVERS.find(it => it.id === id)

const SETTINGS = {
  event: 'demo', version: 7, cap: 5000, ratePerMinute: null, phase: 'open', message: '', soldOut: false,
  prequeueAt: null, opensAt: '2031-05-01T18:00:00.120Z', closesAt: null,
  autopilot: false, autopilotMin: null, autopilotMax: null, autopilotLatencyMs: null
}

const entry = (version, changes, more = {}) => ({ id: `${version}-0`, at: `2031-05-01T18:00:0${version}Z`, who: 'bob', version, changes, ...more })

const form = (id, values) => ({ ...levers.filled(lever(id), SETTINGS), ...values })

test('an untouched form means no change, whatever it is', () => {
  levers.LEVERS.forEach(it => assert.deepEqual(levers.read(it, levers.filled(it, SETTINGS), SETTINGS), { patch: {} }, it.id))
})

test('a form becomes the patch of what was changed', () => {
  assert.deepEqual(levers.read(lever('cap'), form('cap', { cap: ' 6,000 ' }), SETTINGS), { patch: { cap: 6000 } })
  assert.deepEqual(levers.read(lever('rate'), form('rate', { ratePerMinute: '90' }), SETTINGS), { patch: { ratePerMinute: 90 } })
  assert.deepEqual(levers.read(lever('rate'), { ratePerMinute: '' }, { ...SETTINGS, ratePerMinute: 90 }), { patch: { ratePerMinute: null } })
  assert.deepEqual(levers.read(lever('message'), form('message', { message: 'Hello' }), SETTINGS), { patch: { message: 'Hello' } })
  assert.deepEqual(levers.read(lever('soldOut'), form('soldOut', { soldOut: true }), SETTINGS), { patch: { soldOut: true } })
  assert.deepEqual(levers.read(lever('phase'), form('phase', { phase: 'draining' }), SETTINGS), { patch: { phase: 'draining' } })
})

test('a schedule in local time becomes an instant; times that were not touched keep their milliseconds', () => {
  const { patch } = levers.read(lever('schedule'), form('schedule', { closesAt: '2031-05-02T20:00:00' }), SETTINGS)

  assert.deepEqual(Object.keys(patch), ['closesAt'])
  assert.equal(new Date(patch.closesAt).getTime(), new Date('2031-05-02T20:00:00').getTime())
  // What a browser makes of a time whose seconds are 0.
  const even = { ...SETTINGS, opensAt: '2031-05-01T18:00:00.120Z' }
  const short = levers.filled(lever('schedule'), even).opensAt.replace(/:00$/, '')
  assert.deepEqual(levers.read(lever('schedule'), { ...levers.filled(lever('schedule'), even), opensAt: short }, even), { patch: {} })
})

test('what is no number of the range is told beside the field', () => {
  for (const wrong of ['', '-1', '1.5', 'many', '1000001', '1e3']) {
    assert.match(levers.read(lever('cap'), { cap: wrong }, SETTINGS).faults.cap, /whole number from 0 to 1,000,000/, wrong)
  }
})

test('bypass and whatever the preview calls a crowd must be typed', () => {
  assert.equal(levers.needsTyping({ phase: 'bypass' }, null), true)
  assert.equal(levers.needsTyping({ cap: 90000 }, { crowd: true }), true)
  assert.equal(levers.needsTyping({ cap: 9 }, { crowd: false }), false)
  assert.equal(levers.needsTyping({ cap: 9 }, null), false)
})

test('undo goes back to what was before the newest change of that lever', () => {
  const audit = [entry(7, { message: { from: 'a', to: '' } }), entry(6, { cap: { from: 4000, to: 5000 } }), entry(5, { cap: { from: 10, to: 4000 } })]

  const back = levers.undo(lever('cap'), audit, SETTINGS)

  assert.deepEqual([back.values, back.text, back.who], [{ cap: '4000' }, '4,000', 'bob'])
  assert.deepEqual(levers.undo(lever('message'), audit, SETTINGS).values, { message: 'a' })
  assert.equal(levers.undo(lever('rate'), audit, SETTINGS), null)
})

test('there is nothing to undo where the event began, or where the value is another one by now', () => {
  assert.equal(levers.undo(lever('cap'), [entry(1, { cap: { from: null, to: 5000 } })], SETTINGS), null)
  assert.equal(levers.undo(lever('message'), [entry(1, { cap: { from: null, to: 5000 }, message: { from: null, to: '' } })], SETTINGS), null)
  assert.equal(levers.undo(lever('cap'), [entry(6, { cap: { from: 4, to: 8 } })], SETTINGS), null)
})

test('undoing the first message takes it away', () => {
  const audit = [entry(6, { message: { from: null, to: 'Hello' } })]

  assert.deepEqual(levers.undo(lever('message'), audit, { ...SETTINGS, message: 'Hello' }).values, { message: '' })
})

test('a schedule is undone as a whole change', () => {
  const audit = [entry(6, { opensAt: { from: '2031-05-01T17:00:00Z', to: SETTINGS.opensAt }, closesAt: { from: '2031-05-01T22:00:00Z', to: null } })]

  const { values } = levers.undo(lever('schedule'), audit, SETTINGS)
  const { patch } = levers.read(lever('schedule'), values, SETTINGS)

  assert.deepEqual(patch, { opensAt: '2031-05-01T17:00:00Z', closesAt: '2031-05-01T22:00:00Z' })
})

test('only a change of the same lever is a conflict', () => {
  assert.deepEqual(levers.movedFields(lever('cap'), SETTINGS, { ...SETTINGS, version: 8, message: 'x' }), [])
  assert.deepEqual(levers.movedFields(lever('cap'), SETTINGS, { ...SETTINGS, version: 8, cap: 1 }), ['cap'])
})

test('what others did meanwhile is told in its order, with who and why', () => {
  const audit = [entry(9, { cap: { from: 5500, to: 6000 } }, { why: 'calm' }), entry(8, { cap: { from: 5000, to: 5500 } }), entry(7, { cap: { from: 1, to: 5000 } })]

  const changes = levers.meanwhile(lever('cap'), audit, 7)

  assert.deepEqual(changes.map(levers.changeText), ['bob changed cap from 5,000 to 5,500', 'bob changed cap from 5,500 to 6,000'])
  assert.deepEqual(changes.map(change => change.why), ['', 'calm'])
})

test('the preview tells how the wait moves', () => {
  const preview = { wait: { now: { known: true, p50Seconds: 720, p90Seconds: 800 }, then: { known: true, p50Seconds: 1140, p90Seconds: 1200 } }, letInAtOnce: 1, effects: ['1 person is let in at once.'] }

  assert.deepEqual(levers.waitShift(preview), { from: '12 min', to: '19 min', rises: true })
  assert.deepEqual(levers.previewSentences(preview), ['1 person is let in at once.'])
  assert.equal(levers.waitShift({}), null)
  assert.deepEqual(levers.previewSentences({}), [])
})

test('pause is there while people may be let in, and resume goes back to what was', () => {
  assert.deepEqual(levers.pause(SETTINGS, []), { can: true, name: 'Pause', patch: { phase: 'paused' }, why: '' })
  assert.deepEqual(levers.pause({ ...SETTINGS, phase: 'paused' }, []).patch, { phase: 'open' })
  assert.deepEqual(levers.pause({ ...SETTINGS, phase: 'paused' }, [entry(6, { phase: { from: 'draining', to: 'paused' } })]).patch, { phase: 'draining' })
  assert.equal(levers.pause({ ...SETTINGS, phase: 'closed' }, []).can, false)
})

test('a viewer is told which role is needed, an operator may not lift the gate', () => {
  assert.match(levers.notAllowed({ name: 'screen', role: 'viewer' }, 'operator'), /screen.*viewer.*needs the role operator/)
  assert.equal(levers.notAllowed({ name: 'bob', role: 'operator' }, 'operator'), null)
  assert.notEqual(levers.notAllowed({ name: 'bob', role: 'operator' }, levers.roleFor({ phase: 'bypass' })), null)
})

test('levers that the service does not know are not offered', () => {
  const { autopilot, autopilotMin, autopilotMax, autopilotLatencyMs, ...older } = SETTINGS

  assert.equal(levers.leversFor(older).some(it => it.id === 'autopilot'), false)
  assert.equal(levers.leversFor(SETTINGS).length, levers.LEVERS.length)
})

test('how a lever stands is one line', () => {
  assert.equal(levers.stands(lever('rate'), SETTINGS), 'no limit')
  assert.equal(levers.stands(lever('message'), { ...SETTINGS, message: 'Hello' }), '“Hello”')
  assert.match(levers.stands(lever('schedule'), SETTINGS), /^opens at 1 May 2031/)
  assert.equal(levers.stands(lever('autopilot'), { ...SETTINGS, autopilot: true, autopilotMin: 1000, autopilotMax: 5000 }), 'on, 1,000 to 5,000')
})

test('every error says what happened and whether anything was changed', () => {
  assert.equal(afterChange({ status: 400, problem: { detail: 'cap: -1 is not allowed' } }, 7, null), 'cap: -1 is not allowed Nothing was changed.')
  assert.match(afterChange({ status: 403, problem: { detail: 'This needs the role operator.' } }, 7, null), /operator\. Nothing was changed\.$/)
  assert.match(afterChange({ status: 0 }, 7, 7), /cannot be reached\. Nothing was changed\.$/)
  assert.match(afterChange({ status: 0 }, 7, 8), /changed nevertheless/)
  assert.match(afterChange({ status: 503 }, 7, null), /not known until/)
  assert.equal(said({ status: 429, retryAfterSeconds: 9 }), 'Too many attempts. It can be tried again in 9 s.')
})

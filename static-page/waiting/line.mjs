/** The three calls of the waiting room service. An answer is data; no answer is one of status 0. */
import { retryAfterMs } from './address.mjs'

const PATIENCE_MS = 10_000

export function openLine(waitingRoom, event) {
  const root = `${waitingRoom}/v1/events/${event}`
  const bearer = state => ({ Authorization: `Bearer ${state.place}` })
  return {
    join: state => call('join', `${root}/places`, { method: 'POST', headers: { 'Idempotency-Key': state.key } }),
    poll: state => call('poll', `${root}/turn`, { headers: bearer(state) }),
    leave: state => call('leave', `${root}/places`, { method: 'DELETE', headers: bearer(state) }),
  }
}

async function call(name, address, request) {
  try {
    const response = await fetch(address, {
      ...request,
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout?.(PATIENCE_MS),
    })
    return {
      call: name,
      status: response.status,
      body: await bodyOf(response),
      retryAfterMs: retryAfterMs(response.headers.get('Retry-After'), Date.now()),
      date: Date.parse(response.headers.get('Date')) || null,
    }
  } catch {
    return { call: name, status: 0, body: {} }
  }
}

async function bodyOf(response) {
  try {
    return (await response.json()) ?? {}
  } catch {
    return {}
  }
}

// Addresses: of the page itself, of the calls, and the token that a link may carry. Pure.

const EVENT = /^[a-z0-9][a-z0-9-]{0,63}$/

// The event the page is about, or null: then the table of all events is what there is to see.
export function eventOf(search) {
  const event = new URLSearchParams(search).get('event')
  return event !== null && EVENT.test(event) ? event : null
}

// The token of a link such as …/console/#token=abc, or null.
export function tokenIn(hash) {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token')
  return token ? token : null
}

export const pageOf = event => `?event=${encodeURIComponent(event)}`

export const reportOf = event => `report.html?event=${encodeURIComponent(event)}`

// The address of a call below an event, such as /v1/admin/events/demo/live.
export const callOf = (event, part = '') => `/v1/admin/events/${encodeURIComponent(event)}${part && '/' + part}`

// Adds what is not empty as a query.
export function withQuery(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

// Where somebody who signs in elsewhere comes back to: this page without its query and fragment.
export const comeBackTo = location => location.origin + location.pathname.replace(/[^/]*$/, '')

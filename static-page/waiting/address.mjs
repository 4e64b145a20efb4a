/** Addresses in and out of the waiting page. Pure. */

const EVENT = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Reads `?event=…&return_to=…&lang=…&preview=…`; an event that cannot exist is null. */
export function readQuery(search) {
  const query = new URLSearchParams(search)
  const event = query.get('event') ?? ''
  return {
    event: EVENT.test(event) ? event : null,
    returnTo: query.get('return_to'),
    lang: query.get('lang'),
    preview: query.get('preview'),
  }
}

/** Where the buyer goes with a turn, or to look again when `enter` is not known; whether `returnTo` is allowed is decided there. */
export function enterAddress(enter, admission, event, returnTo, pageAddress) {
  const address = webAddress(enter, pageAddress) ?? new URL(`${admission}/enter/${event}`, pageAddress)
  if (returnTo && !address.searchParams.has('return_to')) address.searchParams.set('return_to', returnTo)
  return address.href
}

function webAddress(text, base) {
  if (!text) return null
  try {
    const address = new URL(text, base)
    return address.protocol === 'https:' || address.protocol === 'http:' ? address : null
  } catch {
    return null
  }
}

/** The seconds or date of a Retry-After header in milliseconds from now; null when absent or unreadable. */
export function retryAfterMs(header, now) {
  if (!header) return null
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), 10 * 60_000) : null
}

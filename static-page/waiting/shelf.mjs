/**
 * Keeps the buyer's place on this device. The key of a join is kept before the request is sent, so a lost answer,
 * a refresh or a second tab asks for the same place again.
 */

const VERSION = 1

/** `{read, keep, lasting}`; `lasting` is false when the browser refuses storage and only this tab remembers. */
export function openShelf(installation, event) {
  const name = ['onsale', installation, event].filter(Boolean).join(':')
  return storageShelf(name) ?? historyShelf(name)
}

/** 128 random bits; `crypto.randomUUID` is missing on pages served without TLS. */
export const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-')

function storageShelf(name) {
  return attempt(() => {
    localStorage.setItem('onsale', 'ok')
    return {
      lasting: true,
      read: () => parse(localStorage.getItem(name)),
      keep: record => attempt(() => localStorage.setItem(name, JSON.stringify(record))),
    }
  })
}

/** The entry of this tab's history outlives a refresh even where storage is blocked, and stays out of the address. */
function historyShelf(name) {
  return {
    lasting: false,
    read: () => parse(history.state?.[name] ?? null),
    keep: record => attempt(() => history.replaceState({ ...history.state, [name]: JSON.stringify(record) }, '')),
  }
}

function parse(text) {
  const record = attempt(() => JSON.parse(text))
  return record?.version === VERSION ? record : null
}

/** A yes-or-no the buyer chose once, for all events; `fallback` when never chosen or not readable. */
export function choice(name, fallback) {
  const key = `onsale:${name}`
  let chosen = attempt(() => localStorage.getItem(key))
  return {
    get: () => (chosen ?? String(fallback)) === 'true',
    set(value) {
      chosen = String(value)
      attempt(() => localStorage.setItem(key, chosen))
    },
  }
}

/** What a browser that refuses storage answers with an error is null here. */
function attempt(action) {
  try {
    return action()
  } catch {
    return null
  }
}

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
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}

function storageShelf(name) {
  try {
    localStorage.setItem('onsale', 'ok')
    return {
      lasting: true,
      read: () => parse(localStorage.getItem(name)),
      keep: record => localStorage.setItem(name, JSON.stringify(record)),
    }
  } catch {
    return null
  }
}

/** The entry of this tab's history outlives a refresh even where storage is blocked, and stays out of the address. */
function historyShelf(name) {
  return {
    lasting: false,
    read: () => parse(history.state?.[name] ?? null),
    keep: record => history.replaceState({ ...history.state, [name]: JSON.stringify(record) }, ''),
  }
}

function parse(text) {
  try {
    const record = JSON.parse(text)
    return record?.version === VERSION ? record : null
  } catch {
    return null
  }
}

/** A yes-or-no the buyer chose once, for all events; `fallback` when never chosen or not readable. */
export function choice(name, fallback) {
  return {
    get: () => {
      try {
        return (localStorage.getItem(`onsale:${name}`) ?? String(fallback)) === 'true'
      } catch {
        return fallback
      }
    },
    set: value => {
      try {
        localStorage.setItem(`onsale:${name}`, String(value))
      } catch {
        // The choice then holds for this page only.
      }
    },
  }
}

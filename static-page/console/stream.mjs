// The live figures as they come: server-sent events read by fetch, since an EventSource cannot send the token.

import { createParser } from './vendor/eventsource-parser.mjs'
import * as feeds from './feed.mjs'
import { said } from './problems.mjs'

const TICK_MS = 250

export class LiveFeed {
  // figures(live), changed(feed): called with every answer, and with every tick.
  constructor(api, path, { figures, changed, now = Date.now }) {
    Object.assign(this, { api, path, figures, changed, now })
    this.feed = feeds.begun(now())
    this.connection = null
  }

  start() {
    this.measureClock()
    this.connect()
    this.timer = setInterval(() => this.tick(), TICK_MS)
    // A laptop that wakes up, a network that is back: at once.
    this.again = () => document.visibilityState === 'visible' && this.feed.retryAtMs !== null && this.connect()
    addEventListener('online', this.again)
    document.addEventListener('visibilitychange', this.again)
  }

  stop() {
    clearInterval(this.timer)
    this.connection?.abort()
    removeEventListener('online', this.again)
    document.removeEventListener('visibilitychange', this.again)
  }

  // The site's clock stands for the service's: the Date of another origin's answer may not be read.
  async measureClock() {
    const asked = this.now()
    try {
      const answer = await fetch('icon.svg', { method: 'HEAD', cache: 'no-store' })
      this.feed = feeds.dated(this.feed, asked, this.now(), answer.headers.get('Date'))
    } catch {
      // Then the freshest figures tell.
    }
  }

  tick() {
    const now = this.now()
    if (feeds.isDue(this.feed, now)) {
      this.connect()
    } else if (feeds.isSilent(this.feed, now)) {
      this.connection?.abort()
      this.feed = feeds.broken(this.feed, now, 'The service went silent.')
    }
    this.changed(this.feed)
  }

  async connect() {
    this.connection?.abort()
    const connection = this.connection = new AbortController()
    this.feed = feeds.connected(this.feed, this.now())
    let why = 'The connection ended.'
    let retryAfterSeconds
    try {
      const answer = await fetch(this.api.base + this.path, {
        headers: this.api.headers({ Accept: 'text/event-stream' }), cache: 'no-store', credentials: 'omit', signal: connection.signal
      })
      if (answer.ok) {
        await this.read(answer.body, connection)
      } else {
        retryAfterSeconds = Number(answer.headers.get('Retry-After') ?? 0)
        why = said({ status: answer.status, retryAfterSeconds })
        if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
          this.feed = feeds.refused(this.feed, why)
          if (answer.status === 401) {
            this.api.refused?.({ status: 401 })
          }
          return
        }
      }
    } catch {
      why = 'The admission service cannot be reached.'
    }
    // Whoever took this connection's place has told already.
    if (connection === this.connection && !connection.signal.aborted) {
      this.feed = feeds.broken(this.feed, this.now(), why, retryAfterSeconds)
    }
  }

  async read(body, connection) {
    const parser = createParser({ onEvent: event => this.take(event.data) })
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done || connection.signal.aborted) {
        return
      }
      parser.feed(value)
    }
  }

  take(data) {
    const live = JSON.parse(data)
    this.feed = feeds.arrived(this.feed, this.now(), live.asOf)
    this.figures(live)
    this.changed(this.feed)
  }
}

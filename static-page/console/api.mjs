// Calls to the admission service. An answer is always {ok, status, …}; status 0 means that none came.

const PATIENCE_MS = 10000

export class Api {
  // token: a function, since signing in may renew it.
  constructor(base, token, refused) {
    this.base = base
    this.token = token
    this.refused = refused
  }

  headers(more = {}) {
    const token = this.token()
    return { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...more }
  }

  get(path, accept = 'application/json') {
    return this.call('GET', path, { accept })
  }

  async call(method, path, { body, ifMatch, accept = 'application/json', signal, patienceMs = PATIENCE_MS } = {}) {
    const headers = this.headers({ Accept: accept })
    if (body !== undefined) {
      headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
    }
    if (ifMatch !== undefined) {
      headers['If-Match'] = `"${ifMatch}"`
    }
    const timeout = AbortSignal.timeout(patienceMs)
    try {
      const answer = await fetch(this.base + path, {
        method, headers, cache: 'no-store', credentials: 'omit',
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: signal ? anyOf(signal, timeout) : timeout
      })
      const read = await readAnswer(answer)
      if (read.status === 401) {
        this.refused?.(read)
      }
      return read
    } catch (e) {
      return { ok: false, status: 0, aborted: signal?.aborted === true }
    }
  }
}

function anyOf(...signals) {
  const both = new AbortController()
  signals.forEach(signal => (signal.aborted ? both.abort() : signal.addEventListener('abort', () => both.abort(), { once: true })))
  return both.signal
}

async function readAnswer(answer) {
  const type = answer.headers.get('Content-Type') ?? ''
  const body = type.includes('json') ? await answer.json().catch(() => undefined) : await answer.text()
  return {
    ok: answer.ok,
    status: answer.status,
    body: answer.ok ? body : undefined,
    problem: answer.ok ? undefined : body,
    requestId: answer.headers.get('X-Request-Id'),
    retryAfterSeconds: Number(answer.headers.get('Retry-After') ?? 0)
  }
}

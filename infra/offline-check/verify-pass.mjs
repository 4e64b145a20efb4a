// Verifies the passes it is given, one a line:   npm install jsonwebtoken && node verify-pass.mjs JWKS-ADDRESS EVENT
import { createPublicKey } from 'node:crypto'
import { createInterface } from 'node:readline'
import jwt from 'jsonwebtoken'

const [address, event] = process.argv.slice(2)
const pem = (jwk) => createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
const unsure = () => Promise.reject('unsure: the keys cannot be read, so decide whether your shop is open or closed then')
let keys = new Map()
let readAt = 0

// Keys are read once and kept, and read again when a pass names a key id that is not among them, once a second at most.
async function publishedKey(kid) {
  if (!keys.has(kid) && Date.now() - readAt > 1000) {
    readAt = Date.now()
    const answer = fetch(address, { signal: AbortSignal.timeout(1000) })
    const set = await answer.then((found) => found.json()).catch(unsure)
    keys = new Map(set.keys.map((jwk) => [jwk.kid, pem(jwk)]))
  }
  return keys.size > 0 ? keys.get(kid) : unsure()
}

// Type and algorithm are ours to choose, never the token's. Issued by the waiting room, for this event, and not over.
async function verify(pass) {
  const header = jwt.decode(pass, { complete: true })?.header
  if (header?.typ !== 'onsale-pass+jwt') throw 'no: not a pass'
  const key = await publishedKey(header.kid)
  if (!key) throw 'no: unknown key'
  const { sub, exp } = jwt.verify(pass, key, { algorithms: ['ES256'], issuer: 'onsale', audience: event })
  if (!sub || !exp) throw 'no: not the pass of a checkout'
  return `checkout ${sub} until ${new Date(exp * 1000).toISOString()}`
}

for await (const pass of createInterface({ input: process.stdin })) {
  console.log(await verify(pass).catch((reason) => (reason instanceof Error ? 'no: ' + reason.message : reason)))
}

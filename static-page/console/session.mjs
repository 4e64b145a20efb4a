// Who is signed in: a token in this tab's sessionStorage, typed, brought by a link, or had from an OpenID provider.

import { comeBackTo, tokenIn } from './address.mjs'

const TOKEN = 'onsale.token'
const REFRESH = 'onsale.refresh'
const LEAVING = 'onsale.sign-in'
const REFRESH_BEFORE_SECONDS = 60

export const token = () => sessionStorage.getItem(TOKEN)

export const keep = value => sessionStorage.setItem(TOKEN, value)

export function signOut() {
  [TOKEN, REFRESH, LEAVING].forEach(name => sessionStorage.removeItem(name))
}

// A token in the address is taken out of it before anything else is done, so that it is not shared or seen.
export function takeFromAddress() {
  const given = tokenIn(location.hash)
  if (location.hash.includes('token=')) {
    history.replaceState(null, '', location.pathname + location.search)
  }
  if (given) {
    keep(given)
  }
}

const library = () => import('./vendor/oauth4webapi.mjs')

// Plain http is for trying it out on one machine only.
function options(oauth, issuer) {
  return /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(issuer) ? { [oauth.allowInsecureRequests]: true } : {}
}

async function provider(oauth, issuer) {
  const address = new URL(issuer)
  return oauth.processDiscoveryResponse(address, await oauth.discoveryRequest(address, options(oauth, issuer)))
}

// Leaves for the provider: authorization code with PKCE, a public client.
export async function leaveForProvider({ issuer, clientId, scope }) {
  const oauth = await library()
  const server = await provider(oauth, issuer)
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  sessionStorage.setItem(LEAVING, JSON.stringify({ issuer, clientId, verifier, state, search: location.search }))
  const to = new URL(server.authorization_endpoint)
  const query = {
    client_id: clientId, redirect_uri: comeBackTo(location), response_type: 'code', scope, state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256'
  }
  Object.entries(query).forEach(([name, value]) => to.searchParams.set(name, value))
  location.assign(to)
}

// Back from the provider: the code becomes a token. Null if this is no way back, else a sentence when it failed.
export async function comeBack() {
  const left = JSON.parse(sessionStorage.getItem(LEAVING) ?? 'null')
  const arrived = new URL(location.href)
  if (left === null || !arrived.searchParams.has('state')) {
    return null
  }
  sessionStorage.removeItem(LEAVING)
  history.replaceState(null, '', location.pathname + left.search)
  try {
    const oauth = await library()
    const server = await provider(oauth, left.issuer)
    const client = { client_id: left.clientId }
    const parameters = oauth.validateAuthResponse(server, client, arrived, left.state)
    const answer = await oauth.authorizationCodeGrantRequest(
      server, client, oauth.None(), parameters, comeBackTo(location), left.verifier, options(oauth, left.issuer))
    remember(await oauth.processAuthorizationCodeResponse(server, client, answer), left)
    return ''
  } catch (e) {
    return `The sign-in did not work: ${e.error_description ?? e.error ?? e.message}. Nobody is signed in.`
  }
}

function remember(tokens, { issuer, clientId }) {
  keep(tokens.access_token)
  if (tokens.refresh_token && tokens.expires_in) {
    const renewAt = Date.now() + Math.max(5, tokens.expires_in - REFRESH_BEFORE_SECONDS) * 1000
    sessionStorage.setItem(REFRESH, JSON.stringify({ issuer, clientId, refresh: tokens.refresh_token, renewAt }))
  }
}

// Called now and then: a token that is about to end is renewed. A failure is left to the next answer 401.
export async function renewIfDue(now = Date.now()) {
  const kept = JSON.parse(sessionStorage.getItem(REFRESH) ?? 'null')
  if (kept === null || now < kept.renewAt) {
    return
  }
  sessionStorage.removeItem(REFRESH)
  try {
    const oauth = await library()
    const server = await provider(oauth, kept.issuer)
    const client = { client_id: kept.clientId }
    const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), kept.refresh, options(oauth, kept.issuer))
    const tokens = await oauth.processRefreshTokenResponse(server, client, answer)
    remember({ ...tokens, refresh_token: tokens.refresh_token ?? kept.refresh }, kept)
  } catch {
    // Signing in again is asked for when the service refuses the old token.
  }
}

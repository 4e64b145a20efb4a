// The sign-in: a token, or the organisation's own sign-in where the service names one.

import { byId, tell, write } from './dom.mjs'
import * as session from './session.mjs'
import { said } from './problems.mjs'

// Shows the form; `entered` is called once a token is accepted, with the answer of GET /v1/admin/me.
export async function askToSignIn(api, reason, entered) {
  const section = byId('sign-in')
  section.hidden = false
  write(byId('sign-in-fault'), reason)
  byId('token-form').onsubmit = event => {
    event.preventDefault()
    tryToken(api, byId('token').value.trim(), entered)
  }
  const answer = await api.get('/v1/sign-in')
  const oidc = answer.ok ? answer.body?.oidc : null
  tell(byId('oidc'), oidc ? `Sign in at ${new URL(oidc.issuer).host}` : '')
  byId('oidc').onclick = () => session.leaveForProvider(oidc).catch(() =>
    write(byId('sign-in-fault'), `${oidc.issuer} cannot be reached. Nobody is signed in.`))
}

async function tryToken(api, token, entered) {
  write(byId('sign-in-fault'), '')
  session.keep(token)
  const me = await whoAmI(api)
  if (me.ok) {
    byId('token').value = ''
    byId('sign-in').hidden = true
    entered(me.body)
    return
  }
  session.signOut()
  write(byId('sign-in-fault'), me.status === 401 ? 'This token is not known. Nobody is signed in.' : `${said(me)} Nobody is signed in.`)
  byId('token').focus()
}

export const whoAmI = api => api.get('/v1/admin/me')

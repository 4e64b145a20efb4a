// What went wrong, in sentences that say what happened and whether anything was changed. Pure.

// An answer of api.mjs: {ok, status, problem, retryAfterSeconds}. Status 0: none came.
export function said(answer) {
  const detail = answer.problem?.detail ?? answer.problem?.title ?? ''
  switch (answer.status) {
    case 0: return 'The admission service cannot be reached.'
    case 400: return detail || 'The service does not understand the request.'
    case 401: return 'The token is not known, or is over. Sign in again.'
    case 403: return detail || 'The role is not enough.'
    case 404: return 'The service knows no such event.'
    case 412: return 'The settings were changed by somebody else in between.'
    case 429: return `Too many attempts.${again(answer)}`
    case 503: return `The service cannot do it right now.${again(answer)}`
    default: return detail ? `${detail} (${answer.status})` : `The service answered ${answer.status}.`
  }
}

const again = ({ retryAfterSeconds }) => (retryAfterSeconds > 0 ? ` It can be tried again in ${retryAfterSeconds} s.` : '')

// Whether a change may have been made although no good answer came: the request may have arrived.
export const isUncertain = answer => answer.status === 0 || answer.status >= 500

export const NOTHING_CHANGED = 'Nothing was changed.'

// After a change that failed. `version` is what was known before, `nowVersion` what is read afterwards, null if that failed too.
export function afterChange(answer, version, nowVersion) {
  if (!isUncertain(answer)) {
    return `${said(answer)} ${NOTHING_CHANGED}`
  }
  if (nowVersion === null) {
    return `${said(answer)} Whether the change was made is not known until the connection is back; the value beside the lever is then the truth.`
  }
  return nowVersion === version
    ? `${said(answer)} ${NOTHING_CHANGED}`
    : `${said(answer)} The settings were changed nevertheless; what is shown now is in force.`
}

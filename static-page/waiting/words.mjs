/** The English texts of the waiting page, and how numbers and times are written in them. Pure. */

const LOCALE = 'en'
const figures = new Intl.NumberFormat(LOCALE)
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const dayAndTime = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' })

export const figure = value => figures.format(value)
export const clockTime = timeMs => clock.format(timeMs)

const VIEWS = {
  joining: {
    title: 'Joining the line',
    heading: 'Getting you a place in line…',
    lead: 'This takes a moment. Please stay on this page.',
  },
  waiting: {
    title: 'In line',
    heading: 'You are in line',
    lead: 'Your place is kept. You can refresh this page, or close it and come back.',
  },
  prequeue: {
    title: 'Not open yet',
    heading: 'The sale has not started yet',
    lead: 'You have a place already. It starts moving when the sale opens, there is nothing to press.',
  },
  paused: {
    title: 'Line paused',
    heading: 'The line is paused',
    lead: 'Nobody is being let in right now. Everybody keeps their place, and it goes on from here.',
  },
  turn: {
    title: 'It is your turn',
    heading: 'It’s your turn',
    lead: 'A checkout is being held for you.',
  },
  admitted: {
    title: 'You were let in',
    heading: 'You have been let in',
    lead: 'Go on with your checkout.',
  },
  used: {
    title: 'Place used',
    heading: 'This place has been used',
    lead: 'You were let in with it. If your checkout is still open, go back to it. Otherwise you can join the line again, at its end.',
  },
  missed: {
    title: 'Turn missed',
    heading: 'Your turns have passed',
    lead: 'They were not used in time, so this place has ended. You can join again at the end of the line.',
  },
  closed: {
    title: 'Sale closed',
    heading: 'The sale is closed',
    lead: 'Nobody more is being let in. Thank you for waiting.',
  },
  left: {
    title: 'Place given up',
    heading: 'You gave up your place',
    lead: 'Somebody else moves up. You can join again at the end of the line.',
  },
  gone: {
    title: 'Place ended',
    heading: 'This place has ended',
    lead: 'It was given up or its sale is over. You can join again at the end of the line.',
  },
  unrecognised: {
    title: 'Checking your place',
    heading: 'Your place could not be confirmed',
    lead: 'We keep asking, and you keep your place on this device. If this lasts, you can join again at the end of the line.',
  },
  full: {
    title: 'Line full',
    heading: 'The line is full',
    lead: 'There is no room for more people right now. This page tries again by itself.',
  },
  notOpen: {
    title: 'Not open',
    heading: 'The line is closed',
    lead: 'New people cannot join at the moment. This page looks again by itself.',
  },
  scheduled: {
    title: 'Not open yet',
    heading: 'The line is not open yet',
    lead: 'This page joins by itself when it opens.',
  },
  unknownEvent: {
    title: 'No such sale',
    heading: 'We do not know this sale',
    lead: 'The link may be mistyped or the sale is long over. Please go back to the shop.',
  },
  badLink: {
    title: 'Link not usable',
    heading: 'This link cannot be used',
    lead: 'Please go back to the shop and start from there.',
  },
}

const NEWS = {
  turnPassed: 'Your turn passed because it was not used in time. You keep your number and get the next free checkout.',
  cutOff: 'We cannot be reached right now. Your place is safe, and this page keeps trying.',
  backAgain: 'We are connected again.',
  next: 'You are next.',
  near: 'Ten people or fewer are ahead of you.',
  halfway: 'You are halfway.',
}

/** Title, heading and lead of a state. */
export function textsOf(state) {
  const texts = VIEWS[state.view]
  if (state.turnPassed) return { ...texts, lead: NEWS.turnPassed }
  if (state.view === 'scheduled') return { ...texts, lead: `It opens ${dayAndTime.format(state.opensAt)}. ${texts.lead}` }
  return texts
}

/** The sentence spoken for a piece of news of `newsBetween`. */
export function newsText(news, state) {
  if (news === 'message') return `Message from the organiser: ${state.message}`
  if (NEWS[news]) return NEWS[news]
  const { heading, lead } = textsOf(state)
  return `${heading}. ${lead}`
}

export function tabTitle(state, eventName) {
  const ahead = state.view === 'waiting' && state.ahead !== null ? `(${figure(state.ahead)}) ` : ''
  return `${ahead}${VIEWS[state.view].title} – ${eventName}`
}

export function aheadLabel(ahead) {
  if (ahead === 0) return 'you are next'
  return ahead === 1 ? 'person ahead of you' : 'people ahead of you'
}

/** "about 4 to 9 minutes", or "not known yet": never a falling countdown. */
export function waitText(wait) {
  if (!wait?.known) return 'not known yet'
  const least = Math.max(0, wait.p50Seconds)
  const most = Math.max(least, wait.p90Seconds)
  if (most < 60) return 'less than a minute'
  const step = most < 3600 ? 60 : most < 3 * 3600 ? 300 : 1800
  const from = Math.floor(least / step) * step
  const to = Math.ceil(most / step) * step
  if (from === 0) return `up to ${duration(to)}`
  if (from === to) return `about ${duration(to)}`
  return from < 3600 && to < 3600 ? `${from / 60} to ${duration(to)}` : `${duration(from)} to ${duration(to)}`
}

function duration(seconds) {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.round((seconds % 3600) / 60)
  const inMinutes = minutes === 1 ? '1 minute' : `${minutes} minutes`
  if (hours === 0) return inMinutes
  const inHours = hours === 1 ? '1 hour' : `${hours} hours`
  return minutes === 0 ? inHours : `${inHours} ${inMinutes}`
}

/** "1:05" for the time left of a claim window. */
export function countdown(leftMs) {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The line under the figures while we cannot be reached. */
export function cutOffText(state, secondsToNext) {
  const safe = state.place ? 'Your place is safe. ' : ''
  const next = secondsToNext > 0 ? `Trying again in ${secondsToNext} s.` : 'Trying again…'
  return `We cannot be reached right now. ${safe}${next}`
}

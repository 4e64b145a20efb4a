/** `?preview=<view>` shows a view with made-up figures and asks nobody, for those who write or test the page. */
import { begin } from './state.mjs'
import { show, showClock, speak } from './view.mjs'
import { newsText } from './words.mjs'

const SAMPLE = {
  place: 'preview',
  number: 18_204,
  ahead: 2_318,
  aheadAtStart: 6_100,
  wait: { known: true, p50Seconds: 840, p90Seconds: 1_380 },
  message: 'Standing tickets are sold out. Seats are still available in all blocks.',
}

export function preview(view) {
  const now = Date.now()
  const places = ['joining', 'full', 'notOpen', 'scheduled', 'unknownEvent', 'badLink']
  const sample = places.includes(view) ? {} : SAMPLE
  const cutOff = view === 'cutOff'
  const state = {
    ...begin(null),
    ...sample,
    view: cutOff ? 'waiting' : view,
    figuresAt: now,
    opensAt: now + 3_600_000,
    claimEndsAt: now + 151_000,
    failures: cutOff ? 3 : 0,
  }
  document.getElementById('auto-forward').checked = true
  show(state, { eventName: 'Preview', enter: '#', returnTo: null, lasting: true })
  showClock(state, { now, nextCallAt: now + 12_000, forwardInSeconds: view === 'turn' ? 6 : null })
  speak(newsText(state.view, state))
}

/** Sentences in the words of a language, with figures and times as its readers write them. Pure. */
import { shownView } from './state.mjs'

/** The words of a language as they are sent, in the order of the English ones; null when they are of another version. */
export function unpacked(packed, english) {
  if (packed?.[0] !== english.version) return null
  return Object.fromEntries(Object.keys(english).map((key, i) => [key, packed[i]]))
}

/**
 * @param words texts by name, as in the files of `words/`
 * @param locale decides how figures and times are written
 */
export function tongueOf(words, locale) {
  const figures = new Intl.NumberFormat(locale)
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 })
  const plurals = new Intl.PluralRules(locale)
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
  const unit = name => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' })

  function duration(seconds) {
    const hours = Math.floor(seconds / 3600)
    const minutes = Math.floor((seconds % 3600) / 60)
    const parts = [[hours, 'hour'], [minutes, 'minute'], [seconds % 60, 'second']].filter(([value]) => value)
    return parts.map(([value, name]) => unit(name).format(value)).join(' ')
  }

  function range(from, to) {
    return to < 3600 ? `${figures.format(from / 60)}–${duration(to)}` : `${duration(from)} – ${duration(to)}`
  }

  /** Heading and lead of a state. */
  const textsOf = state => words[shownView(state)]

  return {
    words,
    figure: value => figures.format(value),
    textsOf,
    duration,
    updated: timeMs => fill(words.updated, clock.format(timeMs)),
    day: timeMs => day.format(timeMs),
    forward: seconds => fill(words.forward, duration(seconds)),
    aheadLabel: ahead => words.ahead[plurals.select(ahead)] ?? words.ahead.other,
    cutOff: state => (state.place ? `${words.cutOff} ${words.safe}` : words.cutOff),

    /** "4–9 minutes", or "not known yet": never a falling countdown. */
    wait(wait) {
      if (!wait?.known) return words.waitUnknown
      const least = Math.max(0, wait.p50Seconds)
      const most = Math.max(least, wait.p90Seconds)
      if (most < 60) return words.waitShort
      const step = most < 3600 ? 60 : most < 3 * 3600 ? 300 : 1800
      const from = Math.floor(least / step) * step
      const to = Math.ceil(most / step) * step
      if (from === 0) return fill(words.upTo, duration(to))
      return from === to ? fill(words.about, duration(to)) : range(from, to)
    },

    /** "1:05" or "2:01:05" of the time left, from two days on only the days. */
    countdown(leftMs) {
      const seconds = Math.max(0, Math.ceil(leftMs / 1000))
      if (seconds >= 2 * 86_400) return unit('day').format(Math.floor(seconds / 86_400))
      const hours = Math.floor(seconds / 3600)
      const minutes = Math.floor((seconds % 3600) / 60)
      const start = hours ? `${figures.format(hours)}:${twoDigits.format(minutes)}` : figures.format(minutes)
      return `${start}:${twoDigits.format(seconds % 60)}`
    },

    title(state, eventName) {
      const ahead = state.view === 'waiting' && state.ahead !== null ? `(${figures.format(state.ahead)}) ` : ''
      return `${ahead}${textsOf(state)[0]} – ${eventName}`
    },

    /** What is spoken for a piece of news of `newsBetween`. */
    news(news, state) {
      if (news === 'message') return `${words.organiser}: ${state.message}`
      if (news === 'cutOff') return this.cutOff(state)
      return [words[news]].flat().join('. ')
    },
  }
}

function fill(sentence, value) {
  return sentence.replace('{0}', () => value)
}

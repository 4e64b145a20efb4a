// The "what if" panel: tries another cap on the sale's own figures, beside the same as it is set now. Changes nothing.

import uPlot from './vendor/uplot.mjs'
import { callOf } from './address.mjs'
import { h, speak, write } from './dom.mjs'
import { count, duration } from './format.mjs'
import { said } from './problems.mjs'
import { bodyOf, INPUTS, lines, rows, taken, verdict } from './what-if.mjs'

const PATIENCE_MS = 60000

export class WhatIfPanel {
  constructor(api, event, place) {
    Object.assign(this, { api, event })
    this.form = h('form', { class: 'what-if', novalidate: true, 'aria-labelledby': 'what-if-title',
      onsubmit: event => { event.preventDefault(); this.run() } })
    this.fields = new Map(INPUTS.map(input => [input.name, this.control(input)]))
    this.button = h('button', { class: 'primary' }, 'Try it')
    this.stop = h('button', { class: 'quiet', type: 'button', hidden: true, onclick: () => this.running?.abort() }, 'Stop')
    this.progress = h('progress', { 'aria-label': 'Simulating', hidden: true })
    this.note = h('p', { class: 'soft small', id: 'what-if-note' })
    this.fault = h('p', { class: 'fault', role: 'alert' })
    this.result = h('div', { id: 'what-if-result', hidden: true })
    this.form.append(h('div', { class: 'buttons' }, this.button, this.stop), this.progress, this.note, this.fault)
    place.append(h('p', { class: 'soft' }, 'Plays the sale through with other numbers, in seconds. It changes nothing.'), this.form, this.result)
    this.scheme = matchMedia('(prefers-color-scheme: dark)')
    this.scheme.addEventListener('change', () => this.last && this.draw(...this.last))
  }

  control(input) {
    const id = `what-if-${input.name}`
    const element = h('input', { id, inputmode: 'numeric', autocomplete: 'off', 'aria-describedby': `${id}-hint` })
    const hint = h('p', { class: 'soft small', id: `${id}-hint` }, input.hint ?? '')
    this.form.append(h('div', { class: 'field' }, h('label', { for: id }, input.label), element, hint))
    return { element, hint, input }
  }

  // The cap as it is set, until somebody types another.
  suggest(settings) {
    const cap = this.fields.get('cap').element
    if (cap.value === '' && document.activeElement !== cap && this.suggested === undefined) {
      this.suggested = settings.cap
      cap.value = String(settings.cap)
    }
  }

  async run() {
    const values = Object.fromEntries([...this.fields].map(([name, field]) => [name, field.element.value]))
    const { body, faults } = bodyOf(values)
    this.fields.forEach((field, name) => {
      write(field.hint, faults?.[name] ?? field.input.hint ?? '')
      field.hint.classList.toggle('fault', faults?.[name] !== undefined)
      field.element.setAttribute('aria-invalid', String(faults?.[name] !== undefined))
    })
    write(this.fault, '')
    if (body) {
      await this.ask(body)
    }
  }

  async ask(body) {
    this.busy(true)
    this.running = new AbortController()
    const { signal } = this.running
    const then = await this.try(body, signal)
    // The same arrivals with the numbers as they are set, to compare with.
    const today = then.ok ? await this.try(body.arrivals ? { arrivals: body.arrivals } : {}, signal) : null
    this.busy(false)
    if (!then.ok) {
      write(this.fault, then.aborted ? 'Stopped. Nothing was changed.' : `It could not be tried: ${said(then)} Nothing was changed.`)
      return
    }
    this.show(today?.ok ? today.body : null, then.body)
  }

  try(body, signal) {
    return this.api.call('POST', callOf(this.event, 'what-if'), { body, signal, patienceMs: PATIENCE_MS })
  }

  busy(is) {
    this.button.disabled = is
    this.progress.hidden = !is
    this.stop.hidden = !is
    clearInterval(this.clock)
    const begun = Date.now()
    write(this.note, is ? 'Simulating …' : '')
    if (is) {
      this.clock = setInterval(() => write(this.note, `Simulating … ${Math.round((Date.now() - begun) / 1000)} s`), 1000)
    }
  }

  show(today, then) {
    const text = verdict(today, then)
    this.plot = h('div', { class: 'plot', role: 'img',
      'aria-label': `People waiting over time: at most ${count(then.peakWaiting)}${today ? `, as set now ${count(today.peakWaiting)}` : ''}.` })
    this.result.replaceChildren(
      h('p', { class: 'verdict' }, text),
      h('p', { class: 'soft small' }, `Taken: ${taken(then.given ?? {}) || 'what is set and measured'}.${then.tookMs === undefined ? '' : ` Simulated in ${duration(Math.max(1, then.tookMs / 1000))}.`}`),
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Result' }, h('table', {},
        h('thead', {}, h('tr', {}, h('td'), h('th', { scope: 'col' }, 'As set now'), h('th', { scope: 'col' }, 'Tried'))),
        h('tbody', {}, ...rows(today, then).map(row => h('tr', {}, h('th', { scope: 'row' }, row.name), h('td', {}, row.today), h('td', {}, h('b', {}, row.then))))))),
      h('ul', { class: 'legend' }, today ? h('li', { class: 'key key--out' }, 'Waiting, as set now') : null, h('li', { class: 'key key--accent' }, 'Waiting, tried')),
      this.plot)
    this.result.hidden = false
    this.last = [today, then]
    this.draw(today, then)
    speak(text)
  }

  draw(today, then) {
    this.chart?.destroy()
    const style = getComputedStyle(document.documentElement)
    const colour = name => style.getPropertyValue(name).trim()
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' }
    this.chart = new uPlot({
      width: Math.max(200, this.plot.clientWidth), height: 180, legend: { show: false }, cursor: { show: false },
      scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(5, (most ?? 0) * 1.1)] } },
      axes: [{ ...axis, values: (_, ticks) => ticks.map(duration) }, { ...axis, size: 60, values: (_, ticks) => ticks.map(count) }],
      series: [{},
        { stroke: colour('--out'), width: 2, dash: [2, 3], points: { show: false } },
        { stroke: colour('--accent'), width: 2, points: { show: false } }]
    }, lines(today, then), this.plot)
  }
}

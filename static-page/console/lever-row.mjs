// One lever on the page: its value, and the form that opens below it. Updates never touch what is being typed.

import { h, speak, tell, write } from './dom.mjs'
import * as levers from './levers.mjs'
import { clockTime, zone } from './format.mjs'

const PREVIEW_AFTER_MS = 350

export class LeverRow {
  // sale: {settings, audit, me, preview(patch, signal), apply(patch, options)}
  constructor(lever, sale) {
    Object.assign(this, { lever, sale, seen: null, preview: null, fields: new Map() })
    this.build()
    this.refresh()
  }

  build() {
    const { lever } = this
    const id = `lever-${lever.id}`
    this.value = h('span', { class: 'lever-value' })
    this.toggle = h('button', { class: 'quiet', 'aria-expanded': 'false', 'aria-controls': id, 'aria-label': `Change ${lever.name.toLowerCase()}`,
      onclick: () => (this.form.hidden ? this.open() : this.close()) }, 'Change')
    this.back = h('button', { class: 'link', hidden: true, onclick: () => this.undo() })
    this.form = h('form', { id, hidden: true, novalidate: true, 'aria-label': lever.name,
      onsubmit: event => { event.preventDefault(); this.apply() },
      onkeydown: event => event.key === 'Escape' && this.close() })
    this.form.append(...lever.inputs.map(input => this.control(input)))
    this.outcome = h('div', { class: 'outcome' })
    this.confirm = h('input', { id: `${id}-confirm`, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' })
    this.typing = h('div', { class: 'field danger', hidden: true }, h('label', { for: `${id}-confirm` }), this.confirm)
    this.why = h('input', { id: `${id}-why`, maxlength: 200, autocomplete: 'off' })
    this.conflict = h('div', { class: 'conflict', role: 'group', 'aria-label': 'Changed meanwhile', tabindex: '-1', hidden: true })
    this.fault = h('p', { class: 'fault', role: 'alert' })
    this.submit = h('button', { class: 'primary' }, 'Apply')
    this.form.append(
      lever.help === '' ? '' : h('p', { class: 'soft small' }, lever.help + (lever.id === 'schedule' ? ` Times are those of ${zone()}.` : '')),
      this.conflict, this.outcome, this.typing,
      h('div', { class: 'field' }, h('label', { for: `${id}-why` }, 'Reason, for the log (optional)'), this.why),
      this.fault,
      h('div', { class: 'buttons' }, this.submit, h('button', { class: 'quiet', type: 'button', onclick: () => this.close() }, 'Cancel')))
    this.form.addEventListener('input', event => event.target !== this.why && event.target !== this.confirm && this.edited())
    this.element = h('li', { class: 'lever', 'data-lever': lever.id },
      h('div', { class: 'lever-head' }, h('span', { class: 'lever-name' }, lever.name), this.value, this.toggle), this.back, this.form)
  }

  control(input) {
    const id = `input-${input.field}`
    const hint = h('p', { class: 'fault', id: `${id}-fault` })
    const field = { input, hint, get: () => null, set: () => {} }
    this.fields.set(input.field, field)
    if (input.type === 'choice') {
      const radios = input.choices.map(({ word }) => h('input', { type: 'radio', name: id, value: word, id: `${id}-${word}` }))
      field.get = () => radios.find(radio => radio.checked)?.value ?? ''
      field.set = value => radios.forEach(radio => { radio.checked = radio.value === value })
      return h('fieldset', {}, h('legend', { class: 'unseen' }, input.label), ...input.choices.map(({ word, name, text }, index) =>
        h('label', { class: 'choice', for: `${id}-${word}` }, radios[index], h('span', {}, h('b', {}, name), ` ${text}`))), hint)
    }
    const element = input.type === 'text' ? h('textarea', { id, rows: 3, maxlength: input.most }) : h('input', { id, ...kind(input) })
    element.setAttribute('aria-describedby', hint.id)
    field.element = element
    field.get = () => (input.type === 'flag' ? element.checked : element.value)
    field.set = value => { input.type === 'flag' ? (element.checked = value) : (element.value = value) }
    return input.type === 'flag'
      ? h('div', { class: 'field' }, h('label', { class: 'choice', for: id }, element, input.label), hint)
      : h('div', { class: 'field' }, h('label', { for: id }, input.label), element, hint)
  }

  values() {
    return Object.fromEntries([...this.fields].map(([name, field]) => [name, field.get()]))
  }

  fill(values) {
    this.fields.forEach((field, name) => field.set(values[name]))
  }

  get isOpen() {
    return !this.form.hidden
  }

  open(values) {
    this.seen = this.sale.settings
    this.fill(values ?? levers.filled(this.lever, this.seen))
    this.clear()
    this.form.hidden = false
    this.toggle.setAttribute('aria-expanded', 'true')
    write(this.toggle, 'Close')
    const first = this.form.querySelector('input:checked, input, textarea')
    first.focus()
    first.select?.()
    this.edited()
  }

  close() {
    clearTimeout(this.timer)
    this.asked?.abort()
    const hadFocus = this.form.contains(document.activeElement)
    this.form.hidden = true
    this.toggle.setAttribute('aria-expanded', 'false')
    write(this.toggle, 'Change')
    if (hadFocus) {
      this.toggle.focus()
    }
    this.refresh()
  }

  clear() {
    write(this.fault, '')
    this.why.value = ''
    this.confirm.value = ''
    this.typing.hidden = true
    this.conflict.hidden = true
    this.outcome.replaceChildren()
    this.preview = null
  }

  undo() {
    const back = levers.undo(this.lever, this.sale.audit, this.sale.settings)
    if (back) {
      this.open(back.values)
    }
  }

  // New settings, audit or role: what stands beside the lever follows; an open form is only told.
  refresh() {
    const { settings, audit, me } = this.sale
    write(this.value, levers.stands(this.lever, settings))
    const denied = levers.notAllowed(me, 'operator')
    this.toggle.disabled = denied !== null
    const back = denied || this.isOpen ? null : levers.undo(this.lever, audit, settings)
    tell(this.back, back ? `Undo: back to ${back.text} (${back.who}, ${clockTime(new Date(back.at))})` : '')
    const bypass = this.element.querySelector('input[value="bypass"]')
    if (bypass) {
      bypass.disabled = levers.notAllowed(me, 'admin') !== null
    }
    if (this.isOpen) {
      this.follow()
    }
  }

  // Others changed something while this form is open. Another lever: only the preview is another one. This lever: a conflict.
  follow() {
    const { settings } = this.sale
    if (!this.conflict.hidden) {
      if (levers.movedFields(this.lever, this.told, settings).length > 0) {
        this.showConflict()
      }
      return
    }
    if (settings.version === this.seen.version) {
      return
    }
    if (levers.movedFields(this.lever, this.seen, settings).length === 0) {
      this.seen = settings
      this.edited()
    } else {
      this.showConflict()
    }
  }

  edited() {
    clearTimeout(this.timer)
    const { patch, faults } = levers.read(this.lever, this.values(), this.seen)
    this.fields.forEach((field, name) => {
      write(field.hint, faults?.[name] ?? '')
      field.element?.setAttribute('aria-invalid', String(faults?.[name] !== undefined))
    })
    const isChange = patch !== undefined && Object.keys(patch).length > 0
    this.submit.disabled = !isChange || !this.conflict.hidden
    this.preview = null
    this.asked?.abort()
    if (isChange) {
      this.showPreview(patch)
      this.timer = setTimeout(() => this.askPreview(patch), PREVIEW_AFTER_MS)
    } else {
      this.outcome.replaceChildren()
      this.typing.hidden = true
    }
  }

  async askPreview(patch) {
    this.asked = new AbortController()
    const { signal } = this.asked
    const answer = await this.sale.preview(patch, signal)
    if (!signal.aborted && this.isOpen) {
      this.preview = answer.ok ? answer.body : null
      this.showPreview(patch, answer)
    }
  }

  // Until the answer is there, what is known already: whether the event's id must be typed.
  showPreview(patch, answer) {
    const lines = []
    if (this.preview) {
      const shift = levers.waitShift(this.preview)
      if (shift && shift.from !== shift.to) {
        lines.push(h('p', { class: 'shift' }, 'Wait ', h('b', {}, shift.from), ' → ', h('b', {}, shift.to)))
      }
      lines.push(h('ul', {}, ...levers.previewSentences(this.preview).map(text => h('li', {}, text))))
    } else if (answer && !answer.ok) {
      lines.push(h('p', { class: 'soft' }, answer.status === 400
        ? answer.problem?.detail ?? 'The service does not take this value.'
        : 'What it will do is not known: the preview could not be had. Nothing was changed.'))
    }
    this.outcome.replaceChildren(...lines)
    const typed = levers.needsTyping(patch, this.preview)
    this.typing.hidden = !typed
    if (typed) {
      write(this.typing.firstChild, `This lets a crowd in. Type the event's id, ${this.sale.event}, to mean it`)
    }
  }

  async apply() {
    const { patch } = levers.read(this.lever, this.values(), this.seen)
    if (patch === undefined || Object.keys(patch).length === 0 || this.submit.disabled) {
      return
    }
    // Whoever is faster than the preview waits for it: it says whether a crowd would be let in.
    if (this.preview === null) {
      clearTimeout(this.timer)
      await this.askPreview(patch)
    }
    if (levers.needsTyping(patch, this.preview) && this.confirm.value !== this.sale.event) {
      write(this.fault, `Type ${this.sale.event} to confirm. Nothing was changed.`)
      this.confirm.focus()
      return
    }
    write(this.fault, '')
    this.submit.disabled = true
    const seen = this.seen
    const outcome = await this.sale.apply(patch, {
      version: seen.version, why: this.why.value.trim(), confirm: this.typing.hidden ? undefined : this.confirm.value
    })
    this.submit.disabled = false
    if (outcome.done) {
      this.close()
      speak(`${this.lever.name} is now ${levers.stands(this.lever, this.sale.settings)}.`)
    } else if (outcome.conflict) {
      this.showConflict()
      this.conflict.focus()
    } else {
      write(this.fault, outcome.text)
    }
  }

  showConflict() {
    const { settings, audit } = this.sale
    this.told = settings
    const changes = levers.meanwhile(this.lever, audit, this.seen.version)
    const others = audit.filter(entry => entry.version > this.seen.version && !changes.some(change => change.at === entry.at))
    const texts = changes.map(change => levers.changeText(change) + (change.why ? ` (“${change.why}”)` : ''))
    others.forEach(entry => texts.push(`${entry.who} changed ${Object.keys(entry.changes).map(levers.nameOf).join(', ')}`))
    this.conflict.replaceChildren(
      h('h3', {}, 'Somebody was faster'),
      texts.length === 0 ? h('p', {}, 'The settings were changed in between.') : h('ul', {}, ...texts.map(text => h('li', {}, `${text}.`))),
      h('p', {}, `It is now ${levers.stands(this.lever, settings)}. Nothing of yours was applied; what you typed is kept.`),
      h('div', { class: 'buttons' },
        h('button', { class: 'primary', type: 'button', onclick: () => this.onTop() }, 'Apply mine on top'),
        h('button', { class: 'quiet', type: 'button', onclick: () => this.close() }, 'Discard mine')))
    this.conflict.hidden = false
    this.submit.disabled = true
    speak(`Somebody else changed ${this.lever.name.toLowerCase()} meanwhile. Nothing of yours was applied.`, 'alarm')
  }

  async onTop() {
    // On top of what was told, not of what came after.
    this.seen = this.told
    this.conflict.hidden = true
    this.edited()
    if (this.submit.disabled) {
      this.close()
      speak('It is already as you typed it.')
    } else {
      await this.apply()
    }
  }
}

function kind(input) {
  switch (input.type) {
    case 'number': return { inputmode: 'numeric', autocomplete: 'off' }
    case 'time': return { type: 'datetime-local', step: 1 }
    default: return { type: 'checkbox' }
  }
}

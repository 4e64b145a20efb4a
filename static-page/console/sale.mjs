// One event as the console works on it: its settings, its audit, and the changes made to them.

import { callOf, withQuery } from './address.mjs'
import { afterChange, isUncertain } from './problems.mjs'

const AUDIT_ENTRIES = 100

export class Sale {
  // changed(): called whenever settings or audit are new.
  constructor(api, event, me, changed) {
    Object.assign(this, { api, event, me, changed, settings: null, audit: [] })
  }

  // The first answer decides whether there is anything to show.
  async load() {
    const [settings, audit] = await Promise.all([this.api.get(callOf(this.event)), this.readAudit()])
    if (settings.ok) {
      this.take(settings.body)
      this.audit = audit ?? this.audit
      this.changed()
    }
    return settings
  }

  async readAudit() {
    const answer = await this.api.get(withQuery(callOf(this.event, 'audit'), { count: AUDIT_ENTRIES }))
    return answer.ok ? answer.body.entries : null
  }

  // An answer that was overtaken by a newer one changes nothing.
  take(settings) {
    if (this.settings === null || settings.version >= this.settings.version) {
      this.settings = settings
    }
  }

  // The live figures name a version of the settings that is not known here yet.
  noticed(version) {
    if (this.settings !== null && version > this.settings.version && !this.reloading) {
      this.reloading = true
      this.load().finally(() => { this.reloading = false })
    }
  }

  preview(patch, signal) {
    return this.api.call('POST', callOf(this.event, 'preview'), { body: patch, signal })
  }

  // {done} or {conflict} or {text}. `version` is what the organiser saw.
  async apply(patch, { version, why, confirm }) {
    const answer = await this.api.call('PATCH', withQuery(callOf(this.event), { why, confirm }), { body: patch, ifMatch: version })
    if (answer.ok) {
      this.take(answer.body)
      this.changed()
      this.audit = await this.readAudit() ?? this.audit
      this.changed()
      return { done: true }
    }
    const read = answer.status === 412 || isUncertain(answer) ? await this.load() : null
    return answer.status === 412
      ? { conflict: true }
      : { text: afterChange(answer, version, read?.ok ? read.body.version : null) }
  }
}

/**
 * `?preview=<name>` shows a state with made-up figures and asks no service, for those who write, translate or test the
 * page. The names are those of `previews.json`; `&lang=<code>` works too.
 */
import { begin } from './state.mjs'

/**
 * What a preview is made of.
 * @param samples `previews.json`: name → what is different from a page that waits in line; the view is the name unless
 *     it is said, `opensAt` is in milliseconds from now
 */
export function previewState(samples, name, now) {
  const sample = samples[name] ?? { view: 'badLink' }
  return {
    ...begin(null),
    event: { name: 'Preview', shop: '#' },
    view: name,
    place: 'p',
    aheadAtStart: 6_100,
    wait: { known: true, p50Seconds: 840, p90Seconds: 1_380 },
    figuresAt: now,
    claimEndsAt: now + 151_000,
    ...sample,
    opensAt: sample.opensAt ? now + sample.opensAt : null,
  }
}

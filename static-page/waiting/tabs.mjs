/**
 * One place, many tabs: a single tab asks, the others show what it learns. The tab being looked at leads, because
 * browsers slow down and freeze the rest. Without Web Locks (a page served without TLS) every tab asks for itself;
 * the place is the same one all the same.
 */

/**
 * @param events `onLead()` when this tab starts asking, `onFollow()` when another one took over,
 *     `onState(state)` when the leading tab learnt something, `current()` for a tab that just opened
 */
export function openTabs(name, { onLead, onFollow, onState, current }) {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null
  let leading = false
  let taking = false

  if (channel) {
    channel.onmessage = ({ data }) => {
      if (data.hello && leading) channel.postMessage({ state: current() })
      if (data.state && !leading) onState(data.state)
    }
  }

  let queued = null

  function lead() {
    leading = true
    taking = false
    onLead()
    return new Promise(() => {})
  }

  /** Shows what others learn, and stands by for when the leading tab closes. */
  function follow() {
    leading = false
    onFollow()
    queued = new AbortController()
    const { signal } = queued
    navigator.locks.request(name, { signal }, lead).catch(() => signal.aborted || follow())
    channel?.postMessage({ hello: true })
  }

  /** Takes the lead from whichever tab has it; asked for twice, the tab would take it from itself. */
  function takeLead() {
    if (leading || taking) return
    taking = true
    queued?.abort()
    if (navigator.locks) navigator.locks.request(name, { steal: true }, lead).catch(follow)
    else lead()
  }

  return {
    open() {
      if (!navigator.locks || document.visibilityState === 'visible') takeLead()
      else follow()
    },
    takeLead,
    isLeading: () => leading,
    tell: state => channel?.postMessage({ state }),
  }
}

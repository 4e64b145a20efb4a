// Which nodes of the installation answer, as a line of text. Pure.

import { count, duration } from './format.mjs'

const SERVICES = [
  ['admission-service', 'admission service', 'admission services'],
  ['waiting-room-service', 'waiting room', 'waiting rooms']
]
const MOST_NAMED = 3

// {text, fault}: what is shown, and what of it is wrong ('' for nothing). The fault has no figures: it is new when its meaning is.
export function nodes(roll) {
  const known = SERVICES.map(([service]) => roll.nodes.filter(node => node.service === service))
  const counts = SERVICES.map(([, one, many], i) => counted(known[i], one, many)).join(', ')
  const silent = roll.nodes.filter(node => !node.answers)
  const missing = SERVICES.filter((names, i) => known[i].length === 0).map(([, one]) => `No ${one} is heard of.`)
  const ages = silent.length === 0 ? '' : ` Silent: ${named(silent, node => `${node.node} for ${duration(node.silentForMs / 1000)}`)}.`
  return {
    text: `Nodes that answer: ${counts}.${ages}`,
    fault: [...missing, ...(silent.length === 0 ? [] : [`Silent: ${named(silent, node => node.node)}.`])].join(' ')
  }
}

function counted(known, one, many) {
  const answering = known.filter(node => node.answers).length
  return known.length === 0 ? `no ${one}` : `${count(answering)} of ${count(known.length)} ${known.length === 1 ? one : many}`
}

function named(silent, written) {
  const more = silent.length - MOST_NAMED
  return silent.slice(0, MOST_NAMED).map(written).join(', ') + (more > 0 ? ` and ${count(more)} more` : '')
}

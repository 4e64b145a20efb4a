// Draws the points: waiting as an area on the right axis; in checkout against the cap, in and out per minute on the left.

import uPlot from './vendor/uplot.mjs'
import { h } from './dom.mjs'
import { columns, perMinuteRows, summary } from './series.mjs'
import { clockTime, count } from './format.mjs'

// name, colour, dash, width: told apart by more than colour.
const SERIES = [
  ['Waiting (right)', '--area', [], 1],
  ['In checkout', '--accent', [], 3],
  ['Cap', '--ink', [6, 4], 1.5],
  ['In per minute', '--go', [], 1.5],
  ['Out per minute', '--out', [2, 3], 2]
]
const HEIGHT = 260

const short = value => (value >= 10000 ? `${Math.round(value / 1000)}k` : count(value))

export class Chart {
  constructor(place, legend, rows) {
    Object.assign(this, { place, rows, points: [], seconds: 600, plot: null })
    legend.append(...SERIES.map(([name, colour]) => h('li', { class: `key key${colour}` }, name)))
    this.resized = new ResizeObserver(() => this.plot?.setSize(this.size()))
    this.resized.observe(place)
    this.scheme = matchMedia('(prefers-color-scheme: dark)')
    this.scheme.addEventListener('change', () => this.rebuild())
  }

  size() {
    return { width: Math.max(200, this.place.clientWidth), height: HEIGHT }
  }

  show(points, seconds = this.seconds) {
    this.points = points
    this.seconds = seconds
    if (this.plot === null) {
      this.rebuild()
    } else {
      this.plot.setData(columns(points, seconds))
    }
    this.describe()
  }

  // Not live: read when it is asked for, renewed at most once a minute.
  describe() {
    const minute = Math.floor((this.points.at(-1)?.at ?? 0) / 60)
    if (minute === this.described?.minute && this.seconds === this.described.seconds) {
      return
    }
    this.described = { minute, seconds: this.seconds }
    this.place.setAttribute('aria-label', summary(this.points, this.seconds))
    this.rows.replaceChildren(...perMinuteRows(this.points).map(point => h('tr', {},
      h('th', { scope: 'row' }, clockTime(new Date(point.at * 1000)).slice(0, 5)),
      ...[point.waiting, point.held, point.cap, point.in, point.out].map(value => h('td', {}, count(value))))))
  }

  rebuild() {
    this.plot?.destroy()
    const style = getComputedStyle(document.documentElement)
    const colour = name => style.getPropertyValue(name).trim()
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 }, font: '12px system-ui, sans-serif' }
    this.plot = new uPlot({
      ...this.size(),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: true }, slots: { range: atLeast(5) }, line: { range: atLeast(5) } },
      axes: [
        { ...axis, values: (_, ticks) => ticks.map(at => clockTime(new Date(at * 1000)).slice(0, this.seconds < 300 ? 8 : 5)) },
        { ...axis, scale: 'slots', size: 52, values: (_, ticks) => ticks.map(short) },
        { ...axis, scale: 'line', side: 1, size: 52, grid: { show: false }, values: (_, ticks) => ticks.map(short) }
      ],
      series: [{}, ...SERIES.map(([name, colourName, dash, width], index) => ({
        label: name,
        scale: index === 0 ? 'line' : 'slots',
        stroke: colour(colourName),
        fill: index === 0 ? colour('--area-fill') : undefined,
        width,
        dash,
        points: { show: false }
      }))]
    }, columns(this.points, this.seconds), this.place)
  }
}

// From zero, with air above, and never a scale so fine that one person looks like a crowd.
const atLeast = least => (_, __, most) => [0, Math.max(least, (most ?? 0) * 1.1)]

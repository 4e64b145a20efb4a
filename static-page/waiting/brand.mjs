/** How an organiser's event looks: only what is safe to show, in colours everybody can read. Pure. */

/** The backgrounds that are hardest to read on, of the light and the dark scheme (see `page.css`), and the way from them. */
const SCHEMES = { light: [[244, 244, 250], 0], dark: [[29, 29, 46], 255] }
const WHITE = [255, 255, 255]
const READABLE = 4.5
const LONGEST_NAME = 200
const LONGEST_LOGO = 8_100

/** `{name, colour, logo, shop}` of what a service told, each null when absent or not usable; null when there is nothing. */
export function brandOf(told) {
  if (!told) return null
  const { name, colour, logo, shop } = told
  return {
    name: text(name)?.trim().slice(0, LONGEST_NAME) || null,
    colour: matching(colour, /^#[\da-f]{6}$/i),
    logo: matching(logo, /^(https:\/\/|data:image\/)/i, LONGEST_LOGO),
    shop: matching(shop, /^https?:\/\//),
  }
}

const text = value => (typeof value === 'string' ? value : null)

function matching(value, pattern, longest = 2_048) {
  return text(value)?.length <= longest && pattern.test(value) ? value : null
}

/**
 * A colour made readable: `[scheme, accent, ink on it]` of each scheme, as CSS. Each accent is the colour itself, or as little darker or lighter
 * as it takes to be read on the scheme's background.
 */
export function schemes(colour) {
  return Object.entries(SCHEMES).map(([scheme, [paper, towards]]) => {
    const accent = adjusted(channels(colour), paper, towards)
    return [scheme, `rgb(${accent})`, contrast(accent, WHITE) >= READABLE ? '#fff' : '#000']
  })
}

function adjusted(colour, paper, towards) {
  let accent = colour
  for (let part = 0; contrast(accent, paper) < READABLE; part += 0.05) {
    accent = colour.map(value => Math.round(value + (towards - value) * part))
  }
  return accent
}

/** The contrast ratio of WCAG 2.2, 1 to 21, of two colours as red, green and blue from 0 to 255. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour) {
  const [red, green, blue] = colour.map(value => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const channels = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16))

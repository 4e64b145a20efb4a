/** Which language the page speaks. Pure. */

/**
 * @param wanted what the page's address asks for, or null
 * @param preferred the browser's list, best first
 * @param available codes of the languages there are words for; the first is the one to fall back on
 * @returns `{code, locale}`; the locale may name a region, which decides how times and figures are written
 */
export function pickLanguage(wanted, preferred, available) {
  const code = [wanted, ...preferred].map(base).find(it => available.includes(it)) ?? available[0]
  return { code, locale: preferred.find(tag => base(tag) === code) ?? code }
}

const base = tag => tag?.split('-')[0].toLowerCase()

// Makes elements. Texts only ever become text nodes.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value)
    } else if (value === true) {
      element.setAttribute(name, '')
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value)
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined))
  return element
}

export const byId = id => document.getElementById(id)

// Writes only what differs: nothing flickers, and a screen reader's cursor stays where it is.
export function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text
  }
}

// Shows a text, or hides the element when there is none.
export function tell(element, text) {
  write(element, text)
  element.hidden = text === ''
}

// Sentences for who does not see the page; the same one twice is spoken twice.
export function speak(text, id = 'status') {
  const region = byId(id)
  region.textContent = region.textContent === text ? `${text}\u00a0` : text
}

// Hands a text over as a file.
export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = h('a', { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10000)
}

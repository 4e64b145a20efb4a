/** Sound and vibration at the turn. Browsers allow both only after the buyer pressed something on this very page. */

const TONES = [660, 660, 880, 660, 660, 880]

/** `{toggle, ring}`: `toggle()` tells whether the alarm is on now, and when it is, lets the buyer hear it once. */
export function openAlarm() {
  let audio = null
  let on = false

  /** Three tones a second. */
  function play(tones) {
    navigator.vibrate?.(tones.flatMap(() => [200, 100]))
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const at = i => audio.currentTime + i / 3
    volume.gain.value = 0.2
    tones.forEach((hertz, i) => tone.frequency.setValueAtTime(hertz, at(i)))
    tone.connect(volume).connect(audio.destination)
    tone.start()
    tone.stop(at(tones.length))
  }

  return {
    toggle() {
      on = !on
      if (on) {
        audio ??= new AudioContext()
        audio.resume()
        play([660])
      }
      return on
    },
    ring: () => on && play(TONES),
  }
}

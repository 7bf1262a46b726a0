// What a phone sounds like: its ring, its keys, and voices by the browser's speech synthesis.

let audio;
const context = () => (audio ??= new AudioContext());
export const hearing = { muted: localStorage.getItem('muted') === 'yes' };

export function setMuted(muted) {
  hearing.muted = muted;
  localStorage.setItem('muted', muted ? 'yes' : 'no');
  if (muted) {
    stopRinging();
    speechSynthesis?.cancel();
  }
}

function tone(frequencies, seconds) {
  if (hearing.muted || !navigator.userActivation?.hasBeenActive) return;
  const { currentTime, destination } = context();
  const volume = new GainNode(context(), { gain: 0.05 });
  volume.connect(destination);
  frequencies.forEach((frequency) => {
    const oscillator = new OscillatorNode(context(), { frequency });
    oscillator.connect(volume);
    oscillator.start(currentTime);
    oscillator.stop(currentTime + seconds);
  });
}

let ringTimer;
/** Rings two seconds in six, as phones in America do. */
export function startRinging() {
  if (ringTimer) return;
  const ring = () => tone([440, 480], 2);
  ring();
  ringTimer = setInterval(ring, 6000);
}

export function stopRinging() {
  clearInterval(ringTimer);
  ringTimer = undefined;
}

const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** The two tones of a key. */
export function keyTone(key) {
  const at = KEYS.indexOf(key);
  tone([ROWS[Math.floor(at / 3)], COLUMNS[at % 3]], 0.15);
}

/** About how long these words take to say, or to read where no voice speaks. */
const lengthMs = (text) => 400 + text.split(/\s+/).length * 230;

/** Says a text; `done` resolves when it is said or `stop` was called. */
export function speak(text, locale) {
  let stop;
  const done = new Promise((resolve) => {
    const timer = setTimeout(resolve, hearing.muted || !voices().length ? lengthMs(text) : lengthMs(text) * 3);
    stop = () => {
      clearTimeout(timer);
      globalThis.speechSynthesis?.cancel();
      resolve();
    };
    if (hearing.muted || !voices().length) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = locale.replace('_', '-');
    utterance.onend = stop;
    utterance.onerror = stop;
    speechSynthesis.speak(utterance);
  });
  return { done, stop };
}

const voices = () => globalThis.speechSynthesis?.getVoices() ?? [];

const Recognition = globalThis.SpeechRecognition || globalThis.webkitSpeechRecognition;
export const canListen = Boolean(Recognition);

/** Listens through the microphone; gives a function that stops it. */
export function listen(locale, { onStart, onText, onProblem }) {
  const recognition = new Recognition();
  recognition.lang = locale.replace('_', '-');
  recognition.continuous = true;
  recognition.onspeechstart = onStart;
  recognition.onresult = (event) => onText(event.results[event.results.length - 1][0].transcript.trim());
  recognition.onerror = (event) => onProblem(event.error);
  recognition.start();
  return () => recognition.stop();
}

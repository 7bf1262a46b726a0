// Small parts that several views share.
import { html, useState, useEffect } from './lib.js';

/** Milliseconds as people read them. */
export const ms = (value) => {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value).toLocaleString('en')} ms`;
};

const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
/** The time of day. */
export const clock = (at) => clockFormat.format(new Date(at));

/** Words of an identifier: `ABOUT_TECHNOLOGY` and `VisitorFullName` in plain words. */
export const words = (name) => String(name || '')
  .replace(/Intent$/, '').replace(/^Visitor/, '').replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ').toLowerCase();

/** A coloured word. */
export const Chip = ({ tone = 'calm', children, title }) => html`<span class="chip ${tone}" title=${title}>${children}</span>`;

/** A part of the page with a heading. */
export const Panel = ({ title, note, actions, children, className = '', id }) => html`
  <section class="panel ${className}" aria-labelledby=${id}>
    <header class="panel-head">
      <h2 id=${id}>${title}</h2>
      ${note && html`<p class="note">${note}</p>`}
      ${actions && html`<div class="actions">${actions}</div>`}
    </header>
    ${children}
  </section>`;

/** What stands where nothing is yet. */
export const Empty = ({ children }) => html`<p class="empty">${children}</p>`;

/** A value as indented JSON that a keyboard can scroll. */
export const Json = ({ value, label }) => {
  let text = value;
  if (typeof value === 'string') {
    try {
      text = JSON.stringify(JSON.parse(value), null, 2);
    } catch {
      text = value;
    }
  } else {
    text = JSON.stringify(value, null, 2);
  }
  return html`<pre class="json" tabindex="0" role="group" aria-label=${label}>${text}</pre>`;
};

/** Draws the calling view again every second, while `running`. */
export function useSeconds(running) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);
}

/** Says something to screen readers, politely, and shows problems for some seconds. */
export function announce(text, problem = false) {
  const region = document.getElementById('announcements');
  if (region) region.textContent = text;
  if (problem) showProblem(text);
}

const problems = [];
let onProblems = () => {};
function showProblem(text) {
  problems.push(text);
  onProblems([...problems]);
  setTimeout(() => {
    problems.shift();
    onProblems([...problems]);
  }, 6000);
}

/** The problems that are shown now. */
export function Problems() {
  const [shown, show] = useState([]);
  useEffect(() => {
    onProblems = show;
  }, []);
  return html`<div class="toasts" role="alert">${shown.map((text) => html`<p>${text}</p>`)}</div>`;
}

/** Runs something that a click asks for; says so when it fails. */
export async function attempt(what) {
  try {
    return await what();
  } catch (problem) {
    announce(problem.message, true);
    return undefined;
  }
}

const ICONS = {
  sun: 'M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m0-11.4L4.9 4.9m14.2 14.2-1.4-1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5z',
  phone: 'M5 3h4l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  hangup: 'M3 13c5-5 13-5 18 0l-2.5 3-4-1.5V12a10 10 0 0 0-5 0v2.5l-4 1.5z',
  mic: 'M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zm-6-3a6 6 0 0 0 12 0M12 18v3',
  sound: 'M4 9v6h4l5 4V5L8 9zm12-1a5 5 0 0 1 0 8m2-11a9 9 0 0 1 0 14',
  mute: 'M4 9v6h4l5 4V5L8 9zm12 1 5 5m0-5-5 5',
  keys: 'M6 5h.01M12 5h.01M18 5h.01M6 11h.01M12 11h.01M18 11h.01M6 17h.01M12 17h.01M18 17h.01',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4 12 20 4l-5 16-3-7z',
  pin: 'M12 17v5M7 3h10l-2 6 3 4H6l3-4z',
  replay: 'M4 12a8 8 0 1 0 2.5-5.8L4 8m0-5v5h5',
};

/** A drawn sign; its button carries the words. */
export const Icon = ({ name }) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${ICONS[name]} /></svg>`;

// The phone: it rings, and whoever is called decides.
import { html, useChanges, useState } from './lib.js';
import { answer, beBusy, calls, decline, endText, hangUp, leaveToVoicemail, letRingOut, ringing } from './calls.js';
import { KEYS, canListen, hearing, setMuted } from './sound.js';
import { Messages } from './view-stage.js';
import { Chip, Empty, Icon, clock, useSeconds } from './ui.js';

let chosen = '';

/** The call in the middle: the one chosen, else one that rings, is answered, or was the last. */
function currentCall() {
  const all = [...calls.values()];
  const alive = all.filter((call) => call.status !== 'ended');
  return alive.find((call) => call.contactId === chosen) || alive.find((call) => call.line) || ringing()[0]
    || calls.get(chosen) || alive[0] || all.at(-1);
}

export function Phone() {
  useChanges();
  const call = currentCall();
  useSeconds(call?.status === 'answered');
  const [muted, mute] = useState(hearing.muted);
  const toggle = () => {
    setMuted(!muted);
    mute(!muted);
  };
  return html`<section class="panel phone ${call?.status || 'idle'}" aria-labelledby="phone-title">
    <header class="panel-head"><h2 id="phone-title">Phone</h2>
      <div class="actions"><button class="plain" aria-pressed=${muted ? 'true' : 'false'} aria-label="Mute the phone" title="Mute the phone" onClick=${toggle}>
        <${Icon} name=${muted ? 'mute' : 'sound'} /></button></div></header>
    ${call ? html`<${Call} key=${call.contactId} call=${call} />` : html`<${Empty}>It rings when a visitor has asked for the demo.<//>`}
    <${Others} current=${call} /></section>`;
}

const Call = ({ call }) => html`<div class="call">
  <p class="caller"><b>${call.phone}</b><${State} call=${call} /></p>
  ${call.status === 'ringing' && html`<${Ringing} call=${call} />`}
  ${(call.transcript.length > 0 || call.line) && html`<${Messages} list=${call.transcript} busy=${call.line?.asking} label=${`Call to ${call.phone}`} />`}
  ${call.status === 'answered' && (call.line ? html`<${OnTheLine} call=${call} />`
    : html`<div class="call-actions"><p class="note">Somebody else is on the line.</p><button class="danger" onClick=${() => hangUp(call)}><${Icon} name="hangup" />Hang up</button></div>`)}</div>`;

const State = ({ call }) => {
  if (call.status === 'ringing') return html`<${Chip} tone="accent">rings<//>`;
  if (call.status === 'ended') return html`<${Chip}>${endText(call)}<//>`;
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(call.answeredAt)) / 1000));
  return html`<${Chip} tone="good">on the line ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}<//>`;
};

const Ringing = ({ call }) => html`<div class="ringing"><span class="bell" aria-hidden="true"><${Icon} name="phone" /></span>
  <div class="call-actions">
    <button class="primary big" onClick=${() => answer(call)}><${Icon} name="phone" />Answer</button>
    <button class="danger big" onClick=${() => decline(call)}><${Icon} name="hangup" />Decline</button></div>
  <div class="call-actions small" role="group" aria-label="What else a phone does">
    <button onClick=${() => letRingOut(call)}>Ring out</button>
    <button onClick=${() => leaveToVoicemail(call)}>Voicemail</button>
    <button onClick=${() => beBusy(call)}>Busy</button></div></div>`;

function OnTheLine({ call }) {
  const { line } = call;
  const [text, write] = useState('');
  const [keys, showKeys] = useState(false);
  const send = (event) => {
    event.preventDefault();
    if (text.trim()) line.hear({ text: text.trim() });
    write('');
  };
  const type = (event) => {
    write(event.target.value);
    line.hold(event.target.value !== '');
  };
  return html`<${Silence} line=${line} />
    <form class="composer" onSubmit=${send}>
      <input value=${text} onInput=${type} maxlength="1024" autocomplete="off" aria-label="Say on the phone" placeholder=${line.open ? 'Speak or type' : 'Listen'} />
      ${canListen && html`<button type="button" class="plain" aria-pressed=${line.stopListening ? 'true' : 'false'} aria-label="Microphone" title="Microphone, by the browser's speech recognition" onClick=${() => line.toggleMicrophone()}><${Icon} name="mic" /></button>`}
      <button type="button" class="plain" aria-expanded=${keys ? 'true' : 'false'} aria-label="Keys" title="Keys" onClick=${() => showKeys(!keys)}><${Icon} name="keys" /></button>
      <button class="primary" aria-label="Say it" disabled=${!text.trim() || !line.open}><${Icon} name="send" /></button></form>
    ${keys && html`<div class="keypad" role="group" aria-label="Keys of the phone">${KEYS.map((key) => html`<button onClick=${() => line.press(key)}>${key}</button>`)}
      <output aria-label="Keys pressed">${line.keys}</output></div>`}
    <div class="call-actions"><button class="danger" onClick=${() => hangUp(call)}><${Icon} name="hangup" />Hang up</button></div>`;
}

/** How long the bot still waits before it takes the silence for an answer. */
const Silence = ({ line }) => {
  const left = line.silenceAt === undefined ? undefined : Math.max(0, line.silenceAt - performance.now());
  const share = left === undefined ? 0 : left / line.silenceMs;
  return html`<div class="silence"><label><input type="checkbox" checked=${line.waitsForever} onChange=${(event) => {
    line.waitsForever = event.target.checked;
  }} />Wait for me</label>
    <span class="gauge" aria-hidden="true"><i style=${{ width: `${100 * share}%` }}></i></span>
    <span class="note">${stateOf(line, left)}</span></div>`;
};

function stateOf(line, left) {
  if (line.asking) return 'the bot thinks';
  if (line.speaking) return line.interruptible ? 'the bot speaks; interrupt it' : 'the bot speaks; it cannot be interrupted';
  if (line.waitsForever || line.holding || line.keys) return 'the bot waits';
  return left === undefined ? '' : `the bot waits ${(left / 1000).toFixed(1)} s`;
}

const Others = ({ current }) => {
  const others = [...calls.values()].filter((call) => call !== current).slice(-6).reverse();
  return others.length > 0 && html`<div class="other-calls"><h3>Other calls</h3><ul>${others.map((call) => html`<li>
    <button class="plain" onClick=${() => {
      chosen = call.contactId;
    }}>${call.phone}</button><span class="note">${clock(Date.parse(call.initiatedAt))}</span><${State} call=${call} /></li>`)}</ul></div>`;
};

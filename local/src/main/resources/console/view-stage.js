// One conversation from all sides: the visitors, the phone, the CRM, and the turns below them.
import { html, useChanges, useEffect, useRef, useState } from './lib.js';
import { MAX_VISITORS, addVisitor, locales, removeVisitor, say, switchLocale, visitors } from './visitors.js';
import { outcome, turnOf } from './turns.js';
import { TurnStrip, Waterfalls, pin } from './view-turns.js';
import { Phone } from './view-phone.js';
import { Crm } from './view-crm.js';
import { Icon, ms, words } from './ui.js';

export const Stage = () => {
  useChanges();
  return html`<h1 class="unseen">Stage</h1><div class="stage">
    <div class="visitors">${visitors.map((visitor) => html`<${Visitor} key=${visitor.number} visitor=${visitor} />`)}
      ${visitors.length < MAX_VISITORS && html`<button class="add" onClick=${addVisitor}><${Icon} name="plus" />Another visitor</button>`}</div>
    <${Phone} /><${Crm} />
    <div class="dock"><${TurnStrip} /><${Waterfalls} /></div></div>`;
};

function Visitor({ visitor }) {
  const title = `visitor-${visitor.number}`;
  return html`<section class="panel visitor" aria-labelledby=${title}>
    <header class="panel-head"><h2 id=${title}>Visitor ${visitor.number}</h2>
      ${locales.length > 1 && html`<label class="unseen" for=${`${title}-locale`}>Language of visitor ${visitor.number}</label>
        <select id=${`${title}-locale`} value=${visitor.locale} onChange=${(event) => switchLocale(visitor, event.target.value)}>
          ${locales.map((locale) => html`<option value=${locale}>${localeName(locale)}</option>`)}</select>`}
      ${visitors.length > 1 && html`<button class="plain" aria-label=${`Send visitor ${visitor.number} away`} onClick=${() => removeVisitor(visitor)}><${Icon} name="close" /></button>`}
    </header>
    <${Messages} list=${visitor.messages} busy=${visitor.busy} label=${`Chat of visitor ${visitor.number}`} />
    <${Answers} visitor=${visitor} /><${Composer} visitor=${visitor} /></section>`;
}

const localeName = (locale) => new Intl.DisplayNames(['en'], { type: 'language' }).of(locale.replace('_', '-'));

/** What was said, the newest in view. */
export function Messages({ list, busy, label }) {
  const box = useRef();
  useEffect(() => {
    box.current.scrollTop = box.current.scrollHeight;
  }, [list.length, busy]);
  return html`<div class="messages" ref=${box} tabindex="0" role="log" aria-label=${label}><ol>
    ${list.map((message) => html`<li class="message ${message.who} ${message.silent ? 'silent' : ''}"><p>${message.text}</p>
      ${message.turn && html`<${TurnFoot} of=${message} />`}</li>`)}
    ${busy && html`<li class="message bot typing" aria-label="Atlas writes"><p><i></i><i></i><i></i></p></li>`}</ol></div>`;
}

/** How long the turn took, from where its words came, and what the bot waits for. */
const TurnFoot = ({ of: message }) => {
  const turn = turnOf(message.turn.trace);
  const known = turn && outcome(turn);
  return html`<div class="foot"><button class="plain" onClick=${() => pin(message.turn.trace)} aria-label=${`Show where the ${ms(message.turn.ms)} of this turn went`}>
      ${ms(message.turn.ms)}${known && html` <span class="chip ${known.tone}">${known.word}</span>`}</button>
    ${message.ask?.slot && html`<span class="asks">asks for ${words(message.ask.slot)}</span>`}
    ${message.ask?.confirm && html`<span class="asks">asks for a yes</span>`}</div>`;
};

const OPENINGS = ['hello', 'what are you built of?', 'start demo'];
const Answers = ({ visitor }) => {
  const choices = visitor.ask?.confirm ? ['yes', 'no'] : visitor.messages.length ? [] : OPENINGS;
  return choices.length > 0 && html`<div class="answers" role="group" aria-label="Answers to choose from">
    ${choices.map((text) => html`<button disabled=${visitor.busy} onClick=${() => say(visitor, text)}>${text}</button>`)}</div>`;
};

function Composer({ visitor }) {
  const [text, write] = useState('');
  const field = useRef();
  const send = (event) => {
    event.preventDefault();
    if (!text.trim() || visitor.busy) return;
    say(visitor, text.trim());
    write('');
    field.current.focus();
  };
  const asked = visitor.ask?.slot ? `Your ${words(visitor.ask.slot)}` : 'Say something';
  return html`<form class="composer" onSubmit=${send}>
    <input ref=${field} value=${text} onInput=${(event) => write(event.target.value)} maxlength="1024" autocomplete="off"
      aria-label=${`Visitor ${visitor.number}: ${asked}`} placeholder=${asked} />
    <button class="primary" aria-label="Send" disabled=${!text.trim() || visitor.busy}><${Icon} name="send" /></button></form>`;
}

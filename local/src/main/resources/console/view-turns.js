// Where every millisecond went: a strip of all turns, and the waterfalls of those that are pinned.
import { html, useChanges, useState, changed } from './lib.js';
import { firstToken, outcome, percentile, spans, turnOf, turns } from './turns.js';
import { Chip, Empty, Icon, Panel, clock, ms, words } from './ui.js';

/** The ids of the pinned turns, one or two; the newest turn is shown while none is pinned. */
export const pinned = [];
let channel = 'all';

/** Pins a turn; a third one replaces the older of two. Pinning one again lets it go. */
export function pin(id) {
  const at = pinned.indexOf(id);
  if (at >= 0) pinned.splice(at, 1);
  else pinned.push(id);
  if (pinned.length > 2) pinned.shift();
  changed();
}

const shownTurns = () => turns.filter((turn) => channel === 'all' || turn.channel === channel);
const MAX_BARS = 400;

/** The view. */
export const Turns = () => {
  useChanges();
  return html`<h1 class="unseen">Turns</h1><div class="turns-view"><${TurnStrip} /><${Waterfalls} /></div>`;
};

/** All turns as bars as high as they took, with percentiles. */
export const TurnStrip = () => html`
  <${Panel} id="turns-title" title="Turns" note="Every turn of every visitor, from the segments that the functions send."
    actions=${html`<${ChannelChoice} />`} className="strip-panel">
    ${turns.length ? html`<div class="strip-body"><${Bars} /><${Percentiles} /></div>` : html`<${Empty}>No turn yet. Say something to the bot.<//>`}
  <//>`;

const CHANNELS = ['all', 'chat', 'phone'];
const ChannelChoice = () => html`<div class="choice" role="group" aria-label="Channel">
  ${CHANNELS.map((name) => html`<button aria-pressed=${channel === name ? 'true' : 'false'} onClick=${() => {
    channel = name;
    changed();
  }}>${name}</button>`)}</div>`;

const Percentiles = () => html`<table class="percentiles"><thead>
  <tr><th scope="col">channel</th><th scope="col">turns</th><th scope="col">p50</th><th scope="col">p95</th><th scope="col">p99</th><th scope="col">late</th></tr></thead>
  <tbody>${['chat', 'phone'].map((name) => {
    const own = turns.filter((turn) => turn.channel === name);
    const times = own.map((turn) => turn.ms);
    const late = own.filter((turn) => turn.deadline !== undefined && turn.ms > turn.deadline).length;
    return html`<tr><th scope="row">${name}</th><td>${own.length}</td>
      ${[0.5, 0.95, 0.99].map((share) => html`<td>${ms(percentile(times, share))}</td>`)}<td>${late}</td></tr>`;
  })}</tbody></table>`;

function Bars() {
  const list = shownTurns().slice(-MAX_BARS);
  const top = 1.15 * Math.max(1, ...list.map((turn) => turn.ms));
  // A square root keeps the quick turns visible beside the slow ones; deadlines above all of them are not shown.
  const height = (value) => `${Math.max(4, 100 * Math.sqrt(value / top))}%`;
  const chosen = pinned.length ? pinned : [list.at(-1)?.id];
  return html`<div class="strip" role="group" aria-label="Turns, oldest first; arrow keys move, Enter pins" onKeyDown=${moveAlong}>
    ${list.map((turn, i) => {
      const { word, tone } = outcome(turn);
      const label = `Turn ${turn.number}, ${turn.channel}, ${words(turn.intent)}, ${word}, ${ms(turn.ms)}`;
      return html`<button key=${turn.id} class="turn-bar ${tone}" title=${label} aria-label=${label}
        aria-pressed=${chosen.includes(turn.id) ? 'true' : 'false'} tabindex=${i === list.length - 1 ? 0 : -1} onClick=${() => pin(turn.id)}>
          <i style=${{ height: height(turn.ms) }}></i>
          ${turn.deadline <= top && html`<s style=${{ bottom: height(turn.deadline) }}></s>`}</button>`;
    })}</div>`;
}

function moveAlong(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = step === 1 ? event.target.nextElementSibling : event.target.previousElementSibling;
  if (!step || !next) return;
  event.preventDefault();
  next.focus();
}

/** The pinned turns under each other on one scale, or the newest turn. */
export const Waterfalls = () => {
  const chosen = pinned.map(turnOf).filter(Boolean);
  const shown = chosen.length ? chosen : turns.slice(-1);
  if (!shown.length) return null;
  const bars = shown.map(spans);
  const end = Math.max(...shown.map((turn, i) => scaleEnd(turn, bars[i])));
  return html`<div class="waterfalls">${shown.map((turn, i) => html`<${Waterfall} key=${turn.id} turn=${turn} bars=${bars[i]} end=${end} />`)}
    ${shown.length === 2 && html`<${Difference} first=${shown[0]} second=${shown[1]} />`}</div>`;
};

/** Far beyond the turn itself neither the deadline nor what the workflow does after it is to scale. */
function scaleEnd(turn, bars) {
  const own = Math.max(turn.ms, ...bars.filter((bar) => !bar.follows).map((bar) => bar.end));
  const all = Math.max(own, ...bars.map((bar) => bar.end));
  const deadline = turn.deadline > own * 2.5 ? 0 : turn.deadline ?? 0;
  return Math.max(own * 1.25, Math.min(all, own * 3), deadline * 1.03) || 1;
}

const Waterfall = ({ turn, bars, end }) => {
  const { word, tone } = outcome(turn);
  const isPinned = pinned.includes(turn.id);
  const token = firstToken(turn);
  const at = (value) => `${(100 * Math.min(value, end)) / end}%`;
  return html`<section class="panel waterfall" aria-labelledby=${`turn-${turn.id}`}>
    <header class="panel-head"><h3 id=${`turn-${turn.id}`}>Turn ${turn.number}</h3>
      <div class="facts"><${Chip} tone=${tone}>${word}<//><${Chip}>${turn.channel}<//><${Chip}>${words(turn.intent)}<//>
        ${turn.cache && html`<${Chip}>cache ${turn.cache}<//>`}
        <span class="fact">${clock(turn.at)}</span><span class="fact"><b>${ms(turn.ms)}</b>${turn.deadline !== undefined && ` of ${ms(turn.deadline)}`}</span>
        ${token !== undefined && html`<span class="fact token">first token ${ms(token)}</span>`}
        ${turn.metrics.OutputTokens && html`<span class="fact">${turn.metrics.InputTokens} + ${turn.metrics.OutputTokens} tokens</span>`}</div>
      <div class="actions"><a class="plain" href="#/behind" onClick=${() => showLog(turn.id)}>Log lines</a>
        <button class="plain" aria-pressed=${isPinned ? 'true' : 'false'} onClick=${() => pin(turn.id)}><${Icon} name="pin" />${isPinned ? 'Unpin' : 'Pin'}</button></div>
    </header>
    <${Axis} end=${end} />
    <ol class="spans">${bars.map((bar) => html`<${Span} bar=${bar} at=${at} end=${end} />`)}
      ${turn.deadline !== undefined && html`<li class="mark deadline" aria-label=${`Deadline at ${ms(turn.deadline)}`}><span></span><span class="track"><i style=${{ left: at(turn.deadline) }}><em>${turn.deadline > end ? `deadline at ${ms(turn.deadline)} →` : 'deadline'}</em></i></span></li>`}
      ${token !== undefined && html`<li class="mark token" aria-label=${`First token at ${ms(token)}`}><span></span><span class="track"><i style=${{ left: at(token) }}></i></span></li>`}
    </ol></section>`;
};

const Axis = ({ end }) => {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 30000].find((size) => end / size <= 8) || 60000;
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
  return html`<div class="axis" aria-hidden="true"><span></span><span class="track">
    ${ticks.map((tick) => html`<i style=${{ left: `${(100 * tick) / end}%` }}>${tick >= 1000 ? `${tick / 1000} s` : tick}</i>`)}</span></div>`;
};

const Span = ({ bar, at, end }) => {
  const width = Math.max(0, Math.min(bar.end, end) - bar.start);
  const gone = bar.start > end;
  return html`<li class="span ${kind(bar.name)} ${bar.follows ? 'follows' : ''} ${bar.failed ? 'failed' : ''}">
    <span class="name" style=${{ paddingLeft: `${bar.depth * 14}px` }} title=${bar.problem || bar.name}>${bar.name}</span>
    <span class="track">${gone ? html`<em class="later">after ${ms(bar.start)} · ${ms(bar.end - bar.start)}</em>`
    : html`<i style=${{ left: at(bar.start), width: at(width) }}></i>
      <em style=${bar.start + width > end * 0.8 ? { right: `${100 - (100 * bar.start) / end}%`, left: 'auto' } : { left: at(bar.start + width) }}>${ms(bar.end - bar.start)}${bar.problem && html` <b>${bar.problem}</b>`}</em>`}</span></li>`;
};

const KINDS = [[/bedrock|model/, 'model'], [/salesforce/, 'crm'], [/cache|interactions|claims|dynamo|table/i, 'store'], [/secret/, 'secret'],
  [/workflow|states|connect|dial|call/, 'flow']];
const kind = (name) => KINDS.find(([pattern]) => pattern.test(name))?.[1] || 'code';

/** Two turns part by part: what each kind of work took in both. */
const Difference = ({ first, second }) => {
  const sums = [first, second].map((turn) => {
    const sum = new Map([['whole turn', turn.ms]]);
    spans(turn).filter((bar) => bar.depth > 0 && !bar.follows).forEach((bar) => sum.set(bar.name, (sum.get(bar.name) || 0) + bar.end - bar.start));
    return sum;
  });
  const names = [...new Set([...sums[0].keys(), ...sums[1].keys()])];
  return html`<section class="panel" aria-labelledby="difference-title"><header class="panel-head">
    <h3 id="difference-title">Turn ${first.number} and turn ${second.number}</h3></header>
    <table class="grid"><thead><tr><th scope="col">part</th><th scope="col">turn ${first.number}</th><th scope="col">turn ${second.number}</th><th scope="col">difference</th></tr></thead>
    <tbody>${names.map((name) => {
      const [a, b] = sums.map((sum) => sum.get(name));
      return html`<tr><th scope="row">${name}</th><td class="number">${ms(a)}</td><td class="number">${ms(b)}</td>
        <td class="number">${a === undefined || b === undefined ? '–' : `${b >= a ? '+' : '−'}${ms(Math.abs(b - a))}`}</td></tr>`;
    })}</tbody></table></section>`;
};

/** The turn whose log lines "Behind it" shows; empty for all. */
export const logFilter = { trace: '' };
function showLog(id) {
  logFilter.trace = id;
}

// The switchboard: what the engine's services do wrong on purpose, and what happens now.
import { html, useChanges, useEffect, useState } from './lib.js';
import { control } from './aws.js';
import { faultText, setQuietHours, switches } from './switches.js';
import { Chip, Icon, Panel, announce, attempt } from './ui.js';

/** What takes a time of its own; the engine tells the kinds that need none. */
const DELAYS = [
  { name: 'slow', does: 'answers 400 ms later', fault: { delayMs: 400 } },
  { name: 'stuck', does: 'answers 5 s later', fault: { delayMs: 5000 } },
];
const faults = () => [...switches.faultKinds.map((each) => ({ ...each, fault: { kind: each.name } })), ...DELAYS];
const TIMES = [['until switched off', 0], ['for the next request', 1], ['for the next 3', 3]];
const plainName = (name) => name.replace('atlas-engine-', '');

export function Switchboard() {
  useChanges();
  return html`<h1 class="unseen">Switchboard</h1><div class="switchboard"><${Faults} /><${Latency} /><${Quiet} /><${Schedules} /><${Functions} /></div>`;
}

const isOn = (service, { fault }) => {
  const now = switches.faults[service];
  return Boolean(now) && now.kind === (fault.kind || 'slow') && (fault.delayMs || now.delayMs) === now.delayMs;
};

function Faults() {
  const [times, setTimes] = useState(0);
  const change = (service, each) => attempt(async () => {
    const on = isOn(service, each);
    await control('PUT', 'faults', { [service]: on ? 0 : { ...each.fault, ...(times && { times }) } });
    announce(`${service}: ${on ? 'works again' : each.name}`);
  });
  return html`<${Panel} id="faults-title" title="Faults" className="faults" note="What a service does wrong."
    actions=${html`<label>New faults last <select value=${times} onChange=${(event) => setTimes(Number(event.target.value))}>
      ${TIMES.map(([text, value]) => html`<option value=${value}>${text}</option>`)}</select></label>
      <button disabled=${!Object.keys(switches.faults).length} onClick=${() => attempt(() => control('DELETE', 'faults'))}>End all</button>`}>
    <div class="scroll-x" tabindex="0" role="group" aria-label="Faults by service"><table class="matrix"><thead><tr><th scope="col">service</th>
      ${faults().map(({ name, does }) => html`<th scope="col" title=${does}>${name}</th>`)}<th scope="col">now</th></tr></thead>
      <tbody>${switches.services.map((service) => html`<tr><th scope="row">${service}</th>
        ${faults().map((each) => html`<td><button class="switch" aria-pressed=${isOn(service, each) ? 'true' : 'false'} aria-label=${`${service} ${each.name}`} onClick=${() => change(service, each)}><i></i></button></td>`)}
        <td>${switches.faults[service] ? html`<${Chip} tone="bad">${faultText(switches.faults[service])}${left(switches.faults[service])}<//>` : html`<span class="note">works</span>`}</td></tr>`)}</tbody></table></div><//>`;
}

const left = ({ remaining }) => (remaining < 1_000_000 ? `, ${remaining} left` : '');

const Latency = () => html`<${Panel} id="latency-title" title="Latency" note="How slow the services are: at once, as they are today, or as they were measured in the old system.">
  <div class="choice" role="group" aria-label="Latency profile">${switches.latencies.map((profile) => html`<button aria-pressed=${switches.latency === profile ? 'true' : 'false'}
    onClick=${() => attempt(() => control('PUT', 'latency', { profile }))}>${profile}</button>`)}</div><//>`;

/** All hours of the day but one that has passed, so that it is night wherever the phone is. */
function nightNow() {
  const hour = new Date().getUTCHours();
  return `${(hour + 12) % 24}-${(hour + 11) % 24}`;
}

function Quiet() {
  const [busy, setBusy] = useState(false);
  const hours = switches.quietHours[0]?.hours || 'none';
  const choices = [['none', 'none'], ['21-8', '21-8'], [nightNow(), 'night now']];
  const change = async (value) => {
    setBusy(true);
    await attempt(() => setQuietHours(value));
    setBusy(false);
  };
  return html`<${Panel} id="quiet-title" title="Quiet hours" note="No phone rings then, by the clock where the number is. The functions start anew with it.">
    <div class="choice" role="group" aria-label="Quiet hours">${choices.map(([value, text]) => html`<button disabled=${busy} aria-pressed=${hours === value ? 'true' : 'false'} onClick=${() => change(value)}>${text}</button>`)}</div>
    <p class="note">${switches.quietHours.map(({ name }) => plainName(name)).join(', ')}: <b>${hours}</b></p><//>`;
}

function Schedules() {
  const [names, show] = useState([]);
  useEffect(() => {
    attempt(async () => show((await control('GET', 'schedules')).schedules));
  }, []);
  const fire = (name) => attempt(async () => {
    await control('POST', `schedules/${encodeURIComponent(name)}/fire`);
    announce(`${plainName(name)} has fired`);
  });
  return html`<${Panel} id="schedules-title" title="Schedules" note="Fire one now, besides its own times."><ul class="rows">
    ${names.map((name) => html`<li class="line"><span>${plainName(name)}</span><button onClick=${() => fire(name)} aria-label=${`Fire ${plainName(name)} now`}>Fire now</button></li>`)}</ul><//>`;
}

const Functions = () => html`<${Panel} id="functions-title" title="Functions" note="End a function's process, now or in the middle of its next invocation."><ul class="rows">
  ${(switches.functions || []).map((name) => {
    const armed = switches.endingInNextInvocation.includes(name);
    const end = (body) => attempt(async () => {
      await control('POST', `functions/${encodeURIComponent(name)}/end`, body);
      announce(`${plainName(name)}: ${body.inNextInvocationAfterMs === undefined ? 'its processes have ended' : 'it will end in its next invocation'}`);
    });
    return html`<li class="line"><span>${plainName(name)}${armed && html` <${Chip} tone="bad">will end<//>`}</span>
      <span class="actions"><button onClick=${() => end({ inNextInvocationAfterMs: 5 })} disabled=${armed} aria-label=${`End ${plainName(name)} in its next invocation`}>In its next turn</button>
        <button class="danger" onClick=${() => end({})} aria-label=${`End ${plainName(name)} now`}><${Icon} name="close" />Now</button></span></li>`;
  })}</ul><//>`;

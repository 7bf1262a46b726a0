// What sales finds in Salesforce, as it is written.
import { html, useChanges } from './lib.js';
import { crm } from './crm.js';
import { Chip, Empty, Panel, clock, words } from './ui.js';

export function Crm() {
  useChanges();
  const { leads, cases, pending, problem } = crm;
  const nothing = !leads.length && !cases.length && !pending.length;
  return html`<${Panel} id="crm-title" title="Salesforce" className="crm" note=${problem}>
    <div class="scroll" tabindex="0" role="group" aria-label="Records in Salesforce">
      ${pending.length > 0 && html`<${Pending} items=${pending} />`}
      ${nothing && html`<${Empty}>A Lead appears when a visitor has said yes to the call.<//>`}
      ${leads.map((lead) => html`<${Lead} key=${lead.Id} lead=${lead} />`)}
      ${cases.map((each) => html`<${Case} key=${each.Id} each=${each} />`)}</div><//>`;
}

const fresh = ({ Id }) => (crm.fresh.has(Id) ? 'fresh' : '');

const Lead = ({ lead }) => {
  const activities = crm.tasks.filter((task) => task.WhoId === lead.Id);
  return html`<article class="record ${fresh(lead)}" aria-label=${`Lead ${lead.Name}`}>
    <h3><span class="kind lead">Lead</span>${lead.Name}<${Chip}>${lead.Status}<//>${lead.DoNotCall && html`<${Chip} tone="bad">do not call<//>`}</h3>
    <dl><${Fact} name="Phone" value=${lead.Phone} /><${Fact} name="Company" value=${lead.Company} /><${Fact} name="Source" value=${lead.LeadSource} /></dl>
    ${lead.Description && html`<p class="prose">${lead.Description}</p>`}
    ${activities.length > 0 && html`<ul class="activities" aria-label="Activities">${activities.map((task) => html`<li key=${task.Id} class=${fresh(task)}>
      <p><span class="kind task">Activity</span>${task.Subject}${task.CallDisposition && html`<${Chip} tone="accent">${task.CallDisposition}<//>`}
        <span class="note">${clock(Date.parse(task.CreatedDate))}${task.CallDurationInSeconds ? ` · ${task.CallDurationInSeconds} s` : ''}</span></p>
      ${task.Description && html`<details><summary>Description</summary><p class="prose">${task.Description}</p></details>`}</li>`)}</ul>`}</article>`;
};

const Case = ({ each }) => html`<article class="record ${fresh(each)}" aria-label=${`Case ${each.CaseNumber}`}>
  <h3><span class="kind case">Case</span>${each.Subject || each.CaseNumber}<${Chip}>${each.Status}<//></h3>
  <dl><${Fact} name="Number" value=${each.CaseNumber} /><${Fact} name="Name" value=${each.SuppliedName} /><${Fact} name="Phone" value=${each.SuppliedPhone} /></dl>
  ${each.Description && html`<details><summary>Description</summary><p class="prose">${each.Description}</p></details>`}</article>`;

const Fact = ({ name, value }) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** Work that Salesforce has not taken yet; the schedule RetryPending tries again. */
const Pending = ({ items }) => html`<section class="pending" aria-label="Pending work"><h3>Pending</h3>
  <ul>${items.map((item) => html`<li key=${item.SK}><span class="kind wait">${words(item.SK.split('#')[0])}</span>
    ${item.Phone && html`<span>${item.Phone}</span>`}<span class="why">${item.Reason || 'waits for its first try'}</span></li>`)}</ul></section>`;

// What is switched on in the engine: faults, latency, quiet hours, functions that will be ended.
import { changed } from './lib.js';
import { on } from './feed.js';
import { control, rest } from './aws.js';
import { attempt } from './ui.js';

export const switches = { latency: 'none', latencies: [], services: [], faultKinds: [], faults: {}, endingInNextInvocation: [], quietHours: [] };

on('switches', (now) => Object.assign(switches, now));
on('configuration', () => loadQuietHours());

/** Reads all once; after that the feed tells what changes. */
export function loadSwitches() {
  attempt(async () => {
    Object.assign(switches, await control('GET', 'switches'));
    changed();
  });
  loadQuietHours();
}

/** The quiet hours are in the environment of the functions that may have a phone ring. */
async function loadQuietHours() {
  await attempt(async () => {
    const { Functions } = await rest('lambda', 'GET', '/2015-03-31/functions/');
    switches.functions = Functions.map((each) => each.FunctionName);
    switches.quietHours = Functions.filter((each) => each.Environment?.Variables?.QUIET_HOURS)
      .map((each) => ({ name: each.FunctionName, variables: each.Environment.Variables, hours: each.Environment.Variables.QUIET_HOURS }));
    changed();
  });
}

/** UpdateFunctionConfiguration of each function that knows quiet hours. */
export async function setQuietHours(hours) {
  for (const { name, variables } of switches.quietHours) {
    await rest('lambda', 'PUT', `/2015-03-31/functions/${encodeURIComponent(name)}/configuration`, {
      Environment: { Variables: { ...variables, QUIET_HOURS: hours } },
    });
  }
}

export const faultText = ({ kind, status, delayMs }) => (kind === 'slow' ? `+${delayMs} ms` : status ? `answers ${status}` : kind);

/** All that is switched on, in words. */
export function switchedOn() {
  const { scoped = [], ...whole } = switches.faults;
  const list = Object.entries(whole).map(([service, fault]) => ({ text: `${service} ${faultText(fault)}` }));
  scoped.forEach((fault) => list.push({ text: `${fault.service} ${faultText(fault)} for some` }));
  if (switches.latency !== 'none') list.push({ text: `latency ${switches.latency}` });
  switches.endingInNextInvocation.forEach((name) => list.push({ text: `${name.replace('atlas-engine-', '')} will end` }));
  const [quiet] = switches.quietHours;
  if (quiet && quiet.hours !== 'none') list.push({ text: `quiet ${quiet.hours}` });
  return list;
}

// The executions of the state machines, put together from the events that they record.
import { changed } from './lib.js';
import { on } from './feed.js';
import { sqs, states } from './aws.js';
import { attempt } from './ui.js';

/** The state machines: `{ arn, name, type, definition }`. */
export const machines = [];
/** All executions by ARN, oldest first. */
export const executions = new Map();
/** The dead-letter queues: `{ name, url, letters }`. */
export const queues = [];

const MAX_EXECUTIONS = 500;

on('history', ({ stateMachineArn, executionArn, event }) => {
  let execution = executions.get(executionArn);
  if (!execution) {
    execution = { arn: executionArn, machine: stateMachineArn, name: executionArn.split(':')[7], status: 'RUNNING',
      startedAt: event.timestamp * 1000, events: new Map(), visited: new Map(), taken: new Set() };
    executions.set(executionArn, execution);
    if (executions.size > MAX_EXECUTIONS) executions.delete(executions.keys().next().value);
  }
  execution.events.set(event.id, event);
  follow(execution, event);
});

const detailsOf = (event) => event[Object.keys(event).find((name) => name.endsWith('EventDetails'))] || {};

/** The name of the state that an event belongs to, by the events that led to it. */
function stateOf(execution, event) {
  for (let at = event; at; at = execution.events.get(at.previousEventId)) {
    if (/State(Entered|Exited)$/.test(at.type)) return detailsOf(at).name;
  }
  return undefined;
}

function follow(execution, event) {
  const details = detailsOf(event);
  const { type } = event;
  if (type.startsWith('Execution')) {
    if (type === 'ExecutionStarted') execution.input = details.input;
    else Object.assign(execution, { status: type.slice('Execution'.length).toUpperCase().replace('TIMEDOUT', 'TIMED_OUT'), endedAt: event.timestamp * 1000, ...pick(details) });
  } else if (type.endsWith('StateEntered')) {
    const from = stateOf(execution, execution.events.get(event.previousEventId));
    if (from) execution.taken.add(`${from}>${details.name}`);
    const before = execution.visited.get(details.name);
    execution.visited.set(details.name, { status: 'running', visits: (before?.visits || 0) + 1, tries: 0, input: details.input, since: event.timestamp * 1000 });
  } else {
    const visit = execution.visited.get(type.endsWith('StateExited') ? details.name : stateOf(execution, event));
    if (visit) happen(visit, type, details, event.timestamp * 1000);
  }
}

const pick = ({ output, error, cause }) => ({ output, error, cause });

function happen(visit, type, details, at) {
  if (type.endsWith('StateExited')) {
    Object.assign(visit, { status: visit.error ? 'caught' : 'succeeded', output: details.output, waits: false, ms: at - visit.since });
  } else if (type.endsWith('Scheduled')) {
    visit.tries += 1;
    Object.assign(visit, { error: '', cause: '', status: 'running', waits: /waitForTaskToken/.test(details.resource || '') });
  } else if (/(Failed|TimedOut|Aborted)$/.test(type)) {
    Object.assign(visit, { status: 'failed', waits: false, error: details.error || type, cause: details.cause || '' });
  }
}

/** Those of one state machine, the newest first. */
export const executionsOf = (arn) => [...executions.values()].filter(({ machine }) => machine === arn).reverse();

/** Reads the state machines and the queues once; the feed tells what changes after. */
export function loadWorkflows() {
  if (!machines.length) attempt(loadMachines);
  attempt(loadQueues);
}

async function loadMachines() {
  const { stateMachines } = await states('ListStateMachines');
  const described = await Promise.all(stateMachines.map(({ stateMachineArn }) => states('DescribeStateMachine', { stateMachineArn })));
  machines.splice(0, machines.length, ...described.map(({ stateMachineArn, name, type, definition }) =>
    ({ arn: stateMachineArn, name, type, definition: JSON.parse(definition) })));
  machines.sort((a, b) => ORDER.findIndex((end) => a.name.endsWith(end)) - ORDER.findIndex((end) => b.name.endsWith(end)));
  changed();
}

/** In the order of the journey. */
const ORDER = ['engage-lead', 'follow-up-call', 'call-ended', 'replay-calls'];

async function loadQueues() {
  const { QueueUrls = [] } = await sqs('ListQueues');
  const dead = QueueUrls.filter((url) => url.endsWith('dead-letters')); // the others empty themselves
  const read = await Promise.all(dead.map(async (url) => ({ url, name: url.split('/').at(-1), letters: await letters(url) })));
  queues.splice(0, queues.length, ...read);
  changed();
}

/** Looks at letters without hiding them from anybody else. */
async function letters(url) {
  const request = { QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 0, MessageAttributeNames: ['All'] };
  return (await sqs('ReceiveMessage', request)).Messages || [];
}

on('queue', () => attempt(loadQueues));

/** How many dead letters wait. */
export const letterCount = () => queues.reduce((sum, queue) => sum + queue.letters.length, 0);

/** Letters of engage-lead hold the input of a workflow; those of other queues need no replay. */
export const canReplay = (queue) => queue.name.endsWith('engage-lead-dead-letters');

/** Starts the workflow that a letter is for, and deletes the letter. */
export async function replay(queue, letter) {
  const again = (await letters(queue.url)).find(({ MessageId }) => MessageId === letter.MessageId);
  if (!again) throw new Error('Somebody else has taken the letter');
  const { contactId, execution, input } = JSON.parse(again.Body);
  const machine = machines.find(({ name }) => name.endsWith(contactId ? 'follow-up-call' : 'engage-lead'));
  const start = contactId ? { name: contactId, input: JSON.stringify({ contactId }) }
    : input ? { name: execution, input: JSON.stringify(input) } : { input: again.Body };
  const { executionArn } = await states('StartExecution', { stateMachineArn: machine.arn, ...start });
  await sqs('DeleteMessage', { QueueUrl: queue.url, ReceiptHandle: again.ReceiptHandle });
  return { machine, executionArn };
}

/** Deletes a letter that nothing needs any more. */
export async function discard(queue, letter) {
  const again = (await letters(queue.url)).find(({ MessageId }) => MessageId === letter.MessageId);
  if (again) await sqs('DeleteMessage', { QueueUrl: queue.url, ReceiptHandle: again.ReceiptHandle });
}

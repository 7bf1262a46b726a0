// The workflows, drawn from their definitions, with each execution in them.
import { changed, html, useChanges, useEffect, useState } from './lib.js';
import { canReplay, discard, executions, executionsOf, letterCount, loadWorkflows, machines, queues, replay } from './workflows.js';
import { layOut, path } from './graph.js';
import { Chip, Empty, Icon, Json, Panel, announce, attempt, clock, ms } from './ui.js';

const chosen = { machine: '', execution: '', state: '' };
loadWorkflows();

/** For the number beside the view's name. */
export const waitingLetters = letterCount;

const plainName = (name) => name.replace('atlas-engine-', '');
const choose = (what) => {
  Object.assign(chosen, what);
  changed();
};

export function Workflows() {
  useChanges();
  const machine = machines.find(({ arn }) => arn === chosen.machine) || machines[0];
  if (!machine) return html`<h1 class="unseen">Workflows</h1><${Empty}>Reading the state machines …<//>`;
  const list = executionsOf(machine.arn);
  const execution = list.find(({ arn }) => arn === chosen.execution) || list[0];
  return html`<h1 class="unseen">Workflows</h1><div class="workflows">
    <${Panel} id="machines-title" title="Executions" className="executions" actions=${html`<div class="choice" role="group" aria-label="State machine">
      ${machines.map((each) => html`<button aria-pressed=${each === machine ? 'true' : 'false'} onClick=${() => choose({ machine: each.arn, execution: '', state: '' })}>${plainName(each.name)}</button>`)}</div>`}>
      ${list.length ? html`<ul class="rows" aria-label="Executions, the newest first">${list.slice(0, 60).map((each) => html`<${Row} key=${each.arn} each=${each} current=${each === execution} />`)}</ul>`
    : html`<${Empty}>No execution yet.<//>`}<//>
    <${Graph} key=${machine.arn} machine=${machine} execution=${execution} />
    <div class="inspector"><${State} machine=${machine} execution=${execution} /><${Letters} /></div></div>`;
}

const TONES = { RUNNING: 'accent', SUCCEEDED: 'good', FAILED: 'bad', TIMED_OUT: 'bad', ABORTED: 'warn' };
const Row = ({ each, current }) => {
  const waiting = [...each.visited.entries()].filter(([, visit]) => visit.waits);
  return html`<li><button class="row" aria-current=${current ? 'true' : undefined} onClick=${() => choose({ execution: each.arn, state: '' })}>
    <${Chip} tone=${TONES[each.status]}>${each.status.toLowerCase().replace('_', ' ')}<//>
    <span class="note">${clock(each.startedAt)}${each.endedAt ? ` · ${ms(each.endedAt - each.startedAt)}` : ''}</span>
    ${waiting.length > 0 && html`<${Chip} tone="warn">waits for a token<//>`}
    <code>${each.name.slice(0, 18)}</code></button></li>`;
};

function Graph({ machine, execution }) {
  const [graph, draw] = useState();
  useEffect(() => {
    attempt(async () => draw(await layOut(machine.definition)));
  }, [machine.arn]);
  return html`<section class="panel graph" aria-labelledby="graph-title"><header class="panel-head"><h2 id="graph-title">${plainName(machine.name)}</h2>
    <p class="note">${machine.type.toLowerCase()}, ${Object.keys(machine.definition.States).length} states${execution ? `, execution of ${clock(execution.startedAt)}` : ''}</p></header>
    <div class="canvas" tabindex="0" role="group" aria-label=${`The states of ${plainName(machine.name)}`}>${graph && html`<${Drawing} graph=${graph} execution=${execution} />`}</div></section>`;
}

const Drawing = ({ graph, execution }) => html`<svg viewBox="0 0 ${graph.width} ${graph.height}" style=${{ maxWidth: `${graph.width * 1.1}px`, '--natural': `${graph.width}px` }} role="group" aria-label="Graph">
  <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" /></marker></defs>
  ${graph.nodes.filter(({ kind }) => kind === 'Box').map((box) => html`<rect class="box" x=${box.x - box.width / 2} y=${box.y - box.height / 2} width=${box.width} height=${box.height} rx="10" />`)}
  ${graph.edges.map((edge) => html`<${Edge} key=${edge.key} edge=${edge} taken=${wasTaken(execution, edge)} />`)}
  ${graph.nodes.filter(({ kind }) => kind !== 'Box').map((node) => html`<${Node} key=${node.id} node=${node} visit=${execution?.visited.get(node.id)} />`)}</svg>`;

function wasTaken(execution, { from, to, caught }) {
  if (!execution || Boolean(caught) !== (execution.visited.get(from)?.status === 'caught')) return false;
  const meets = from.endsWith(' meet') ? from.slice(0, -5) : '';
  return execution.taken.has(`${from}>${to}`) || (from === '(start)' && execution.visited.has(to))
    || (meets !== '' && execution.visited.has(meets) && execution.visited.has(to)) || (to.endsWith(' meet') && execution.visited.get(from)?.status === 'succeeded');
}

const Edge = ({ edge, taken }) => html`<g class="edge ${taken ? 'taken' : ''} ${edge.caught ? 'caught' : ''}">
  <path d=${path(edge.points)} marker-end="url(#tip)" />${edge.label && html`<text x=${edge.x} y=${edge.y + 3}>${edge.label}</text>`}</g>`;

const SIGNS = { Task: '▸', Choice: '◆', Pass: '→', Wait: '◷', Parallel: '∥', Succeed: '✓', Fail: '✕' };
const Node = ({ node, visit }) => {
  const { id, x, y, width, height, kind } = node;
  if (kind === 'Start' || kind === 'Meet') return html`<circle class="dot" cx=${x} cy=${y} r=${width / 2} />`;
  const status = visit ? (visit.waits ? 'waits' : visit.status) : 'unvisited';
  const tries = visit && visit.tries > 1 ? `, tried ${visit.tries} times` : '';
  const open = () => choose({ state: id });
  return html`<g class="node ${status} ${chosen.state === id ? 'chosen' : ''}" role="button" tabindex="0" aria-label=${`${id}, ${kind}, ${status}${tries}`}
    transform="translate(${x - width / 2} ${y - height / 2})" onClick=${open} onKeyDown=${(event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open();
    }
  }}><rect width=${width} height=${height} rx=${kind === 'Choice' ? 17 : 7} /><text class="sign" x="11" y="22">${SIGNS[kind]}</text><text x="25" y="22">${id}</text>
    ${visit?.tries > 1 && html`<g class="tries"><circle cx=${width} cy="0" r="9" /><text x=${width} y="4">${visit.tries}</text></g>`}</g>`;
};

const State = ({ machine, execution }) => {
  const name = chosen.state;
  const visit = execution?.visited.get(name);
  if (!name) return html`<${Whole} execution=${execution} />`;
  return html`<${Panel} id="state-title" title=${name} note=${visit ? '' : 'This execution has not been here.'}
    actions=${html`<button class="plain" aria-label="Show the whole execution" onClick=${() => choose({ state: '' })}><${Icon} name="close" /></button>`}>
    ${visit && html`<div class="facts"><${Chip} tone=${{ failed: 'bad', caught: 'warn', running: 'accent', succeeded: 'good' }[visit.status]}>${visit.waits ? 'waits for a token' : visit.status}<//>
      ${visit.ms !== undefined && html`<span class="fact">${ms(visit.ms)}</span>`}<span class="fact">visits ${visit.visits}</span>${visit.tries > 0 && html`<span class="fact">tries ${visit.tries}</span>`}</div>
      ${visit.error && html`<p class="why">${visit.error}${visit.cause && html`<br /><small>${visit.cause.slice(0, 600)}</small>`}</p>`}
      <h3 class="sub">Input</h3><${Json} value=${visit.input} label=${`Input of ${name}`} />
      ${visit.output !== undefined && html`<h3 class="sub">Output</h3><${Json} value=${visit.output} label=${`Output of ${name}`} />`}`}
    <details><summary>Definition</summary><${Json} value=${findState(machine.definition, name)} label=${`Definition of ${name}`} /></details><//>`;
};

function findState(flow, name) {
  if (flow.States[name]) return flow.States[name];
  return Object.values(flow.States).flatMap(({ Branches = [] }) => Branches).map((branch) => findState(branch, name)).find(Boolean);
}

const Whole = ({ execution }) => html`<${Panel} id="state-title" title="Execution" note="Choose a state in the graph to see what went in and out.">
  ${execution && html`${execution.error && html`<p class="why">${execution.error}</p>`}<h3 class="sub">Input</h3><${Json} value=${execution.input} label="Input of the execution" />
    ${execution.output !== undefined && html`<h3 class="sub">Output</h3><${Json} value=${execution.output} label="Output of the execution" />`}`}<//>`;

const Letters = () => html`<${Panel} id="letters-title" title="Dead letters" note=${letterCount() ? '' : 'None. A letter comes when a workflow or a function gives up.'}>
  ${queues.filter(({ letters }) => letters.length).map((queue) => html`<h3 class="sub">${plainName(queue.name)}</h3><ul class="letters">
    ${queue.letters.map((letter) => html`<li key=${letter.MessageId}><div class="facts"><span class="fact">${clock(Number(letter.Attributes.SentTimestamp))}</span>
      ${canReplay(queue) && html`<button class="primary" onClick=${() => sendAgain(queue, letter)}><${Icon} name="replay" />Replay</button>`}
      <button onClick=${() => attempt(() => discard(queue, letter))}>Delete</button></div>
      <details><summary>Letter</summary><${Json} value=${letter.Body} label="The letter" /></details></li>`)}</ul>`)}<//>`;

const sendAgain = (queue, letter) => attempt(async () => {
  const { machine, executionArn } = await replay(queue, letter);
  announce(`Replayed with ${plainName(machine.name)}`);
  const started = executions.has(executionArn) ? executionArn : '';
  choose({ machine: machine.arn, execution: started, state: '' });
});

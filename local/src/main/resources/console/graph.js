// A state machine as a graph: its states and transitions, laid out by dagre.
import { loadScript } from './lib.js';

const START = '(start)';
const HEIGHT = 34;

/** The graph of a definition: `{ width, height, nodes, edges }`, with the ids of states as they are named. */
export async function layOut(definition) {
  await loadScript('lib-dagre.js');
  const graph = new globalThis.dagre.graphlib.Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 16, ranksep: 30, edgesep: 10, marginx: 14, marginy: 14 });
  graph.setDefaultEdgeLabel(() => ({}));
  graph.setNode(START, { width: 14, height: 14, kind: 'Start' });
  addFlow(graph, definition, undefined);
  graph.setEdge(START, definition.StartAt, {}, 'start');
  globalThis.dagre.layout(graph);
  return {
    width: graph.graph().width,
    height: graph.graph().height,
    nodes: graph.nodes().map((id) => ({ id, ...graph.node(id) })),
    edges: graph.edges().map((edge) => ({ from: edge.v, to: edge.w, key: `${edge.v}>${edge.w}>${edge.name}`, ...graph.edge(edge) })),
  };
}

function addFlow(graph, flow, box) {
  for (const [name, state] of Object.entries(flow.States)) {
    graph.setNode(name, { width: Math.max(70, name.length * 7.1 + 26), height: HEIGHT, kind: state.Type, comment: state.Comment || '' });
    if (box) graph.setParent(name, box);
  }
  for (const [name, state] of Object.entries(flow.States)) {
    const leave = state.Type === 'Parallel' ? addBranches(graph, name, state, box) : name;
    transitions(state).forEach(({ to, label, caught }, i) => graph.setEdge(caught ? name : leave, to, labelled(label, caught), `${i}`));
  }
}

const labelled = (label, caught) => (label ? { label, caught, width: label.length * 5.6 + 6, height: 14, labelpos: 'c' } : { caught });

/** The branches stand in a box, which ends in a point where they meet. */
function addBranches(graph, name, state, box) {
  const around = `${name} box`;
  const meet = `${name} meet`;
  graph.setNode(around, { kind: 'Box', label: name });
  graph.setNode(meet, { width: 10, height: 10, kind: 'Meet' });
  if (box) graph.setParent(around, box);
  if (box) graph.setParent(meet, box);
  state.Branches.forEach((branch, i) => {
    addFlow(graph, branch, around);
    graph.setEdge(name, branch.StartAt, {}, `branch ${i}`);
    Object.entries(branch.States).filter(([, each]) => isLast(each)).forEach(([last]) => graph.setEdge(last, meet, {}, 'meet'));
  });
  return meet;
}

const isLast = (state) => state.End || state.Type === 'Succeed';

function transitions(state) {
  const list = [];
  (state.Choices || []).forEach((choice) => list.push({ to: choice.Next, label: condition(choice) }));
  if (state.Default) list.push({ to: state.Default, label: 'otherwise' });
  if (state.Next) list.push({ to: state.Next });
  (state.Catch || []).forEach((catcher) => list.push({ to: catcher.Next, label: cut(catcher.ErrorEquals.map(short).join(', ')), caught: true }));
  return merged(list);
}

/** Several conditions that lead to the same state are one edge. */
function merged(list) {
  const byTarget = new Map();
  list.forEach((each) => {
    const key = `${each.to}|${Boolean(each.caught)}`;
    const known = byTarget.get(key);
    if (!known) byTarget.set(key, { ...each });
    else if (known.label !== each.label) known.label = cut([known.label, each.label].filter(Boolean).join(' or '));
  });
  return [...byTarget.values()];
}

const short = (error) => (error === 'States.ALL' ? 'any error' : error.split('.').pop());
const cut = (text) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

function condition(choice) {
  if (choice.Not) return cut(`not ${condition(choice.Not)}`);
  if (choice.And) return cut(choice.And.map(condition).join(' and '));
  if (choice.Or) return cut(choice.Or.map(condition).join(' or '));
  const variable = (choice.Variable || '').split('.').pop();
  const [test, value] = Object.entries(choice).find(([name]) => !['Variable', 'Next', 'Comment'].includes(name)) || ['', ''];
  if (/^Is/.test(test)) return cut(`${variable} ${value ? 'is' : 'is not'} ${test.slice(2).toLowerCase()}`);
  const sign = /GreaterThanEquals/.test(test) ? '≥' : /LessThanEquals/.test(test) ? '≤' : /GreaterThan/.test(test) ? '>' : /LessThan/.test(test) ? '<' : '=';
  return cut(`${variable} ${sign} ${value}`);
}

/** The points of an edge as a smooth path. */
export function path(points) {
  const [first, ...rest] = points;
  let text = `M${first.x},${first.y}`;
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    text += next ? ` Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}` : ` L${point.x},${point.y}`;
  });
  return text;
}

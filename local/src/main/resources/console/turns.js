// The turns, put together from the X-Ray segments and the metrics that the functions emit.
import { on } from './feed.js';

const BOT_FUNCTION = /lex-fulfillment$/;
const MAX_TRACES = 3000;

/** All traces by id, oldest first. */
const traces = new Map();
/** The turns, oldest first. */
export const turns = [];
/** Each metric's values: `{ namespace, name, unit, service, points: [{ at, value }] }`. */
export const metrics = new Map();

const unmatched = [];

on('segment', (segment) => {
  const id = segment.trace_id;
  let trace = traces.get(id);
  if (!trace) {
    trace = { id, own: [], others: [] };
    traces.set(id, trace);
    if (traces.size > MAX_TRACES) traces.delete(traces.keys().next().value);
  }
  if (BOT_FUNCTION.test(segment.name) && segment.annotations?.reply) addOwn(trace, segment);
  else trace.others.push(segment);
  trace.others.sort((a, b) => a.start_time - b.start_time);
});

function addOwn(trace, segment) {
  trace.own.push(segment);
  trace.own.sort((a, b) => a.start_time - b.start_time);
  if (!trace.turn) {
    trace.turn = { trace, id: trace.id, number: turns.length + 1, metrics: {} };
    turns.push(trace.turn);
  }
  describe(trace.turn);
  unmatched.splice(0).forEach(matchMetrics);
}

/** What the last segment of the bot's function says of a turn; times in ms from its start. */
function describe(turn) {
  const last = turn.trace.own.at(-1);
  const { channel, reply, intent, cache, time_left_ms: left } = last.annotations;
  const start = turn.trace.own[0].start_time;
  const ms = (last.end_time - start) * 1000;
  const deadline = left === undefined ? undefined : ms + Number(left);
  Object.assign(turn, { start, ms, deadline, channel, reply, intent, cache: cache || '', at: start * 1000 });
}

on('log', ({ function: name, line }) => {
  if (!line.startsWith('{') || !line.includes('"_aws"')) return;
  let document;
  try {
    document = JSON.parse(line);
  } catch {
    return; // a document that was cut is not counted
  }
  record(document);
  if (BOT_FUNCTION.test(name) && document.TotalResponseTime !== undefined) matchMetrics(document);
});

function record(document) {
  for (const { Namespace, Metrics } of document._aws.CloudWatchMetrics) {
    for (const { Name, Unit } of Metrics) {
      const service = document.Service || '';
      const key = `${Namespace}|${service}|${Name}`;
      if (!metrics.has(key)) metrics.set(key, { key, namespace: Namespace, name: Name, unit: Unit, service, points: [] });
      for (const value of [document[Name]].flat()) metrics.get(key).points.push({ at: document._aws.Timestamp, value });
    }
  }
}

/** Metrics carry no trace id; a turn's own end with its segment, to the millisecond. */
function matchMetrics(document) {
  for (let i = turns.length - 1; i >= 0 && i >= turns.length - 60; i -= 1) {
    const segment = turns[i].trace.own.find((own) =>
      own.annotations.time_left_ms === document.time_left_ms && own.annotations.intent === document.intent
      && Math.abs(own.end_time * 1000 - document._aws.Timestamp) < 50);
    if (segment) {
      Object.assign(turns[i].metrics, document);
      return;
    }
  }
  unmatched.push(document);
  if (unmatched.length > 100) unmatched.shift();
}

/** The turn of a trace, when its segments have arrived. */
export function turnOf(traceId) {
  return traces.get(traceId)?.turn;
}

const TONES = { cached: 'good', stale: 'good', generated: 'model', static: 'calm', partial: 'warn', late: 'warn' };

/** Where a turn's reply came from, in the words of the segment, and the colour's name. */
export function outcome(turn) {
  if (turn.deadline !== undefined && turn.ms > turn.deadline) return { word: 'deadline missed', tone: 'bad' };
  return { word: turn.reply, tone: TONES[turn.reply] || 'calm' };
}

/** A percentile by the nearest rank; undefined for no values. */
export function percentile(values, share) {
  if (!values.length) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The bars of a turn's waterfall, in order of their start; times in ms from the turn's start. */
export function spans(turn) {
  const bars = [];
  const add = (segment, depth, follows) => {
    const start = (segment.start_time - turn.start) * 1000;
    const end = ((segment.end_time ?? segment.start_time) - turn.start) * 1000;
    const problem = segment.cause?.exceptions?.[0];
    bars.push({ name: segment.name.replace(/^atlas-engine-/, ''), depth, start, end, follows,
      failed: Boolean(segment.fault || segment.error), problem: problem ? `${problem.type.split('.').pop()}: ${problem.message}` : '' });
    [...(segment.subsegments || [])].sort((a, b) => a.start_time - b.start_time).forEach((sub) => add(sub, depth + 1, follows));
  };
  turn.trace.own.forEach((segment) => add(segment, 0, false));
  turn.trace.others.forEach((segment) => add(segment, 0, true));
  return bars;
}

/** When the model's first token came, in ms from the turn's start; undefined without a model call. */
export function firstToken(turn) {
  const after = turn.metrics.BedrockFirstToken;
  if (after === undefined) return undefined;
  for (const segment of turn.trace.own) {
    const call = (segment.subsegments || []).find((sub) => sub.name === 'bedrock_call');
    if (call) return (call.start_time - turn.start) * 1000 + Number(after);
  }
  return undefined;
}

// Behind it: the tables, the metrics as CloudWatch draws them, the log lines by turn.
import { changed, html, loadScript, useChanges, useEffect, useRef, useState } from './lib.js';
import { GROUPS, itemsOf, lines, loadTables, refreshTables, tables } from './behind.js';
import { metrics, percentile, turnOf } from './turns.js';
import { logFilter } from './view-turns.js';
import { Chip, Empty, Json, Panel, attempt, clock } from './ui.js';

const PARTS = { Tables, Metrics, Log };
const shown = { part: 'Tables' };

export function Behind() {
  useChanges();
  useEffect(() => {
    if (logFilter.trace) shown.part = 'Log';
    changed();
  }, []);
  return html`<h1 class="unseen">Behind it</h1><div class="behind"><div class="choice" role="group" aria-label="What to show">
    ${Object.keys(PARTS).map((part) => html`<button aria-pressed=${shown.part === part ? 'true' : 'false'} onClick=${() => {
      shown.part = part;
      changed();
    }}>${part}</button>`)}</div><${PARTS[shown.part]} /></div>`;
}

function Tables() {
  useChanges();
  useEffect(() => {
    loadTables();
  }, []);
  if (tables.size) refreshTables();
  return html`<div class="tables">${GROUPS.map((group) => html`<${Group} key=${group.name} group=${group} />`)}</div>`;
}

function Group({ group }) {
  const items = itemsOf(group);
  const id = `table-${group.name.replace(' ', '-').toLowerCase()}`;
  return html`<${Panel} id=${id} title=${group.name} note=${`${items.length} items`}>
    ${items.length ? html`<ul class="items">${items.slice(0, 100).map((item) => html`<${Item} key=${`${item.PK} ${item.SK}`} item=${item} />`)}</ul>`
    : html`<${Empty}>Nothing is stored here.<//>`}<//>`;
}

const Item = ({ item }) => {
  const { PK, SK, ...rest } = item;
  return html`<li><details><summary><code>${PK}</code>${SK && html` <code class="sort">${SK}</code>`}<span class="note">${Object.keys(rest).length} attributes</span></summary>
    <${Json} value=${rest} label=${`Item ${PK} ${SK}`} /></details></li>`;
};

const PERIODS = [['1 s', 1], ['10 s', 10], ['1 min', 60], ['5 min', 300]];
const STATISTICS = {
  Average: (values) => values.reduce((a, b) => a + b, 0) / values.length,
  Sum: (values) => values.reduce((a, b) => a + b, 0),
  Maximum: (values) => Math.max(...values),
  p50: (values) => percentile(values, 0.5),
  p95: (values) => percentile(values, 0.95),
  p99: (values) => percentile(values, 0.99),
  SampleCount: (values) => values.length,
};

function Metrics() {
  useChanges();
  const [period, setPeriod] = useState(10);
  const [statistic, setStatistic] = useState('by unit');
  const [ready, setReady] = useState(false);
  useEffect(() => {
    attempt(async () => {
      const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/console/lib-uplot.css' });
      if (!document.querySelector('link[href$="lib-uplot.css"]')) document.head.append(style);
      await loadScript('lib-uplot.js');
      setReady(true);
    });
  }, []);
  const range = timeRange(period);
  const list = [...metrics.values()].sort((a, b) => a.name.localeCompare(b.name) || a.service.localeCompare(b.service));
  return html`<div class="metrics"><div class="facts">
    <label>Period <select value=${period} onChange=${(event) => setPeriod(Number(event.target.value))}>${PERIODS.map(([text, value]) => html`<option value=${value}>${text}</option>`)}</select></label>
    <label>Statistic <select value=${statistic} onChange=${(event) => setStatistic(event.target.value)}>${['by unit', ...Object.keys(STATISTICS)].map((name) => html`<option value=${name}>${name}</option>`)}</select></label></div>
    ${!list.length && html`<${Empty}>No function has emitted a metric yet.<//>`}
    <div class="charts">${ready && list.map((metric) => html`<${Chart} key=${metric.key} metric=${metric} period=${period} statistic=${statistic} range=${range} />`)}</div></div>`;
}

/** From the first value to the last, the same for all charts, at least six periods. */
function timeRange(period) {
  const times = [...metrics.values()].flatMap(({ points }) => [points[0].at, points.at(-1).at]);
  const last = Math.max(...times) / 1000 + period / 2;
  const first = Math.floor(Math.min(...times) / 1000 / period) * period - period / 2;
  return [Math.min(first, last - 6 * period), last];
}

/** What CloudWatch's dashboards use for such a unit. */
const usual = (unit) => (unit === 'Milliseconds' ? 'p99' : unit === 'Count' ? 'Sum' : 'Average');

function series(metric, period, statistic) {
  const periods = new Map();
  metric.points.forEach(({ at, value }) => {
    const start = Math.floor(at / 1000 / period) * period;
    if (!periods.has(start)) periods.set(start, []);
    periods.get(start).push(value);
  });
  const times = [...periods.keys()].sort((a, b) => a - b);
  return [times, times.map((time) => STATISTICS[statistic](periods.get(time)))];
}

function Chart({ metric, period, statistic, range }) {
  const box = useRef();
  const window = useRef();
  window.current = range;
  const plot = useRef();
  const used = statistic === 'by unit' ? usual(metric.unit) : statistic;
  const data = series(metric, period, used);
  const last = data[1].at(-1);
  useEffect(() => {
    const colour = getComputedStyle(document.documentElement);
    const line = colour.getPropertyValue('--accent').trim();
    const grid = { stroke: colour.getPropertyValue('--line').trim(), width: 1 };
    const axis = { stroke: colour.getPropertyValue('--quiet').trim(), grid, ticks: grid, font: '11px system-ui' };
    plot.current = new globalThis.uPlot({ width: Math.max(200, box.current.clientWidth), height: 110, legend: { show: false }, cursor: { y: false },
      axes: [{ ...axis, space: 64, size: 28, values: (_, times) => times.map((time) => clock(time * 1000)) }, { ...axis, size: 46, space: 28 }],
      scales: { x: { range: () => window.current }, y: { range: (_, low, high) => [Math.min(0, low), high * 1.1 || 1] } },
      series: [{}, { stroke: line, width: 1.5, fill: `${line}22`, points: { show: true, size: 5, fill: line } }] }, data, box.current);
    const watch = new ResizeObserver(() => plot.current.setSize({ width: Math.max(200, box.current.clientWidth), height: 110 }));
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      plot.current.destroy();
    };
  }, []);
  useEffect(() => plot.current?.setData(data), [metric.points.length, period, used, range[1]]);
  const value = last === undefined ? '–' : Number(last.toFixed(last < 10 ? 1 : 0)).toLocaleString('en');
  return html`<figure class="chart"><figcaption><b>${metric.name}</b><b class="value">${value}${metric.unit === 'Milliseconds' ? ' ms' : ''}</b><span class="note">${metric.service.replace('atlas-engine-', '')} · ${used}</span></figcaption>
    <div ref=${box} role="img" aria-label=${`${metric.name} of ${metric.service}, ${used}: ${data[1].length} periods, the last is ${value}`}></div></figure>`;
}

function Log() {
  useChanges();
  const [text, search] = useState('');
  const [withMetrics, showMetrics] = useState(false);
  const turn = turnOf(logFilter.trace);
  const box = useRef();
  useEffect(() => {
    box.current.scrollTop = box.current.scrollHeight;
  }, [lines.length, logFilter.trace]);
  const found = lines.filter((line) => (withMetrics || !line.metrics) && (!logFilter.trace || line.trace === logFilter.trace)
    && (!text || `${line.function} ${line.text}`.toLowerCase().includes(text.toLowerCase())));
  return html`<${Panel} id="log-title" title="Log" note=${`${found.length} lines`} actions=${html`
    ${logFilter.trace && html`<button onClick=${() => {
      logFilter.trace = '';
      changed();
    }}>Turn ${turn?.number ?? ''}: show all turns</button>`}
    <label><input type="checkbox" checked=${withMetrics} onChange=${(event) => showMetrics(event.target.checked)} />Metrics</label>
    <label>Search <input value=${text} onInput=${(event) => search(event.target.value)} /></label>`}>
    <div class="log" ref=${box} tabindex="0" role="log" aria-label="Log lines" aria-live="off"><ol>${found.slice(-400).map((line) => html`<li class=${line.level.toLowerCase()}>
      <time>${clock(line.at)}</time><${Chip} tone=${{ WARN: 'warn', ERROR: 'bad' }[line.level] || 'calm'}>${line.level.toLowerCase()}<//><b>${line.function}</b><span>${line.text}</span></li>`)}</ol></div><//>`;
}

// The log lines as the functions print them, and the tables as they are now.
import { changed } from './lib.js';
import { on } from './feed.js';
import { allItems, dynamodb } from './aws.js';
import { attempt } from './ui.js';

const MAX_LINES = 3000;

/** The lines, oldest first: `{ at, function, level, text, trace, metrics }`. */
export const lines = [];

on('log', ({ function: name, line }, at) => {
  lines.push(read(name, line, at));
  if (lines.length > MAX_LINES) lines.shift();
});

function read(name, line, at) {
  const plain = { at, function: name.replace('atlas-engine-', ''), level: /Exception| WARN /.test(line) ? 'WARN' : 'INFO', text: line, trace: '', metrics: false };
  if (!line.startsWith('{')) return plain;
  try {
    const document = JSON.parse(line);
    if (document._aws) return { ...plain, level: 'METRIC', text: line, metrics: true };
    return { ...plain, level: document.level || 'INFO', text: document.message || line, trace: document.xray_trace_id || '' };
  } catch {
    return plain;
  }
}

/** The tables: `{ name, items, stale }`; read again when they are looked at and have changed. */
export const tables = new Map();

on('table', ({ table }) => {
  if (tables.has(table)) tables.get(table).stale = true;
});

export async function loadTables() {
  await attempt(async () => {
    const { TableNames } = await dynamodb('ListTables', {});
    TableNames.forEach((name) => tables.set(name, tables.get(name) || { name, items: [], stale: true }));
    await Promise.all([...tables.values()].map(readTable));
  });
}

let reading = false;
/** Reads those that have changed, one read after the other. */
export async function refreshTables() {
  if (reading || ![...tables.values()].some((table) => table.stale)) return;
  reading = true;
  await attempt(() => Promise.all([...tables.values()].filter((table) => table.stale).map(readTable)));
  reading = false;
}

async function readTable(table) {
  table.stale = false;
  table.items = await allItems('Scan', { TableName: table.name });
  changed();
}

/** What is in the tables, sorted by what it is for. */
export const GROUPS = [
  { name: 'Interactions', has: (table, item) => /Interactions/.test(table) && !/CLAIM#/.test(item.PK) && item.PK !== 'PENDING' },
  { name: 'Response cache', has: (table) => /Cache/.test(table) },
  { name: 'Claims', has: (table, item) => /CLAIM#/.test(item.PK) },
  { name: 'Pending', has: (table, item) => item.PK === 'PENDING' },
];

export const itemsOf = (group) => [...tables.values()].flatMap((table) =>
  table.items.filter((item) => group.has(table.name, item)));

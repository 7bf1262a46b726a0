// What sales sees, as it is written; and the work that waits, with the reason.
import { changed } from './lib.js';
import { on } from './feed.js';
import { allItems } from './aws.js';
import { query } from './salesforce.js';

export const crm = { leads: [], tasks: [], cases: [], pending: [], problem: '', fresh: new Set() };

const LEADS = 'SELECT Id, Name, Company, Phone, Email, Status, LeadSource, DoNotCall, Description, CreatedDate, LastModifiedDate'
  + ' FROM Lead ORDER BY CreatedDate DESC LIMIT 25';
const TASKS = 'SELECT Id, WhoId, Subject, Status, CallType, CallDisposition, CallDurationInSeconds, Description, CreatedDate, LastModifiedDate'
  + ' FROM Task ORDER BY CreatedDate DESC LIMIT 50';
const CASES = 'SELECT Id, CaseNumber, Subject, Status, Origin, Priority, SuppliedName, SuppliedPhone, Description, CreatedDate, LastModifiedDate'
  + ' FROM Case ORDER BY CreatedDate DESC LIMIT 25';

/** Runs soon after the last of several events, and never twice at once. */
function soon(work, afterMs) {
  let timer;
  let running = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(work).then(changed);
    }, afterMs);
  };
}

const readOrg = soon(async () => {
  try {
    const [leads, tasks, cases] = await Promise.all([query(LEADS), query(TASKS), query(CASES)]);
    mark([...leads, ...tasks, ...cases], [...crm.leads, ...crm.tasks, ...crm.cases]);
    Object.assign(crm, { leads, tasks, cases, problem: '' });
  } catch (problem) {
    crm.problem = `Salesforce does not answer: ${problem.message}`;
  }
}, 120);

/** Those that are new or changed stand out for a moment. */
function mark(now, before) {
  const known = new Map(before.map((record) => [record.Id, JSON.stringify(record)]));
  crm.fresh = new Set(now.filter((record) => known.get(record.Id) !== JSON.stringify(record)).map(({ Id }) => Id));
}

const readPending = soon(async () => {
  try {
    crm.pending = await allItems('Query', {
      TableName: 'AtlasEngineInteractions',
      KeyConditionExpression: 'PK = :pending',
      ExpressionAttributeValues: { ':pending': { S: 'PENDING' } },
    });
  } catch {
    // The table has a fault; the next change reads it again.
  }
}, 250);

on('crm', readOrg);
on('switches', () => {
  if (crm.problem) readOrg();
  readPending();
});
on('table', ({ table }) => {
  if (table === 'AtlasEngineInteractions') readPending();
});
readOrg();
readPending();

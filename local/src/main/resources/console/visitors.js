// The visitors of the web page: each is a Lex session of its own.
import { changed } from './lib.js';
import { health, newTrace, recognizeText } from './aws.js';
import { announce } from './ui.js';

export const visitors = [];
export const MAX_VISITORS = 10;
export let locales = ['en_US'];
let count = 0;

health().then((known) => {
  if (known.locales?.length) locales = known.locales;
  changed();
}, () => {});

/** A new visitor comes to the page. */
export function addVisitor() {
  if (visitors.length >= MAX_VISITORS) return;
  count += 1;
  visitors.push({ number: count, session: crypto.randomUUID(), locale: locales[0], messages: [], busy: false, ask: undefined });
  changed();
}

export function removeVisitor(visitor) {
  visitors.splice(visitors.indexOf(visitor), 1);
  changed();
}

/** The same person in another language starts over: Lex keeps sessions by locale. */
export function switchLocale(visitor, locale) {
  Object.assign(visitor, { locale, session: crypto.randomUUID(), messages: [], ask: undefined });
  changed();
}

/** Says something to the bot and shows what Lex answers. */
export async function say(visitor, text) {
  const said = { who: 'visitor', text, at: Date.now() };
  visitor.messages.push(said);
  visitor.busy = true;
  changed();
  const trace = newTrace();
  const begun = performance.now();
  try {
    const reply = await recognizeText({ session: visitor.session, locale: visitor.locale, text, trace });
    show(visitor, reply, { trace, ms: performance.now() - begun });
  } catch (problem) {
    visitor.messages.push({ who: 'problem', text: problem.message, at: Date.now() });
    announce(problem.message, true);
  }
  visitor.busy = false;
  changed();
}

function show(visitor, reply, turn) {
  const { dialogAction, intent } = reply.sessionState;
  visitor.ask = ask(dialogAction, intent);
  const texts = reply.messages || [];
  texts.forEach(({ content }, i) => {
    const last = i === texts.length - 1;
    visitor.messages.push({ who: 'bot', text: content, at: Date.now(), intent: intent?.name, ...(last && { turn, ask: visitor.ask }) });
  });
  if (!texts.length) visitor.messages.push({ who: 'bot', text: '…', at: Date.now(), turn });
  announce(texts.map(({ content }) => content).join(' '));
}

/** What Lex waits for: a slot, or a yes or no. */
function ask(action, intent) {
  if (action?.type === 'ElicitSlot') return { slot: action.slotToElicit };
  return action?.type === 'ConfirmIntent' ? { confirm: intent?.name } : undefined;
}

addVisitor();

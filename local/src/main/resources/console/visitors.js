// The visitors of the web page: each is a Lex session of its own.
import { changed } from './lib.js';
import { health, newTrace, recognizeText } from './aws.js';
import { announce } from './ui.js';
import { Chat } from '/web/chat.js';

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
  visitors.push(Object.assign(new Chat(locales[0], { send, changed, heard: announce }), { number: count }));
  changed();
}

export function removeVisitor(visitor) {
  visitors.splice(visitors.indexOf(visitor), 1);
  changed();
}

/** The same person in another language starts over: Lex keeps sessions by locale. */
export const switchLocale = (visitor, locale) => visitor.begin(locale);

export const say = (visitor, text) => visitor.say(text);

/** A turn with what the page needs to look behind it. */
async function send(said) {
  const trace = newTrace();
  const begun = performance.now();
  return { reply: await recognizeText({ ...said, trace }), turn: { trace, ms: performance.now() - begun } };
}

addVisitor();

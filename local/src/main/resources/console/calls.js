// The phone calls: what the engine says of each contact, and the line to those that were answered.
import { changed } from './lib.js';
import { on } from './feed.js';
import { control, newTrace, recognizeText, rest } from './aws.js';
import { walk } from './flow.js';
import { announce, attempt } from './ui.js';
import { keyTone, listen, speak, startRinging, stopRinging } from './sound.js';

/** All calls by contact id, oldest first. */
export const calls = new Map();

const openedAt = Date.now();

on('contact', (contact, at) => {
  const before = calls.get(contact.contactId);
  const call = before || { transcript: [] };
  const wasOver = call.status === 'ended';
  Object.assign(call, contact);
  calls.set(contact.contactId, call);
  const happensNow = at > openedAt - 1000;
  if (!before && happensNow) announce(`The phone ${contact.phone} rings`);
  if (contact.status === 'ended' && !wasOver) end(call, happensNow);
  soundTheBell();
});

export const ringing = () => [...calls.values()].filter((call) => call.status === 'ringing');

function soundTheBell() {
  if (ringing().length) startRinging();
  else stopRinging();
}

function end(call, happensNow) {
  call.line?.close();
  if (happensNow) announce(`The call to ${call.phone} has ended: ${endText(call)}`);
}

const REASONS = {
  CUSTOMER_DISCONNECT: (call) => (call.answeredAt ? 'the person hung up' : 'declined'),
  CONTACT_FLOW_DISCONNECT: (call) => (call.byVoicemail ? 'a voicemail took it' : 'the bot hung up'),
  TELECOM_TIMEOUT: () => 'nobody picked up',
  TELECOM_BUSY: () => 'busy',
  TELECOM_PROBLEM: () => 'the network could not put it through',
  OTHER: () => 'stopped',
};

/** How a call ended, in words. */
export const endText = (call) => (REASONS[call.reason] ? REASONS[call.reason](call) : call.reason || '');

const act = (call, action) => attempt(() => control('POST', `contacts/${call.contactId}/${action}`));

export const decline = (call) => act(call, 'hangup');
export const hangUp = (call) => act(call, 'hangup');
export const letRingOut = (call) => act(call, 'ring-out');
export const beBusy = (call) => act(call, 'busy');

export function leaveToVoicemail(call) {
  call.byVoicemail = true;
  return act(call, 'voicemail');
}

/** Picks up; the contact flow takes it from there. */
export async function answer(call) {
  if (!(await act(call, 'answer'))) return;
  call.line = new Line(call);
  await attempt(async () => walk(await contactFlow(), call.attributes, call.line));
}

let flow;
/** The flow as Connect describes it. */
function contactFlow() {
  flow ??= (async () => {
    const [instance] = (await rest('connect', 'GET', '/instance')).InstanceSummaryList;
    const all = (await rest('connect', 'GET', `/contact-flows-summary/${instance.Id}`)).ContactFlowSummaryList;
    const summary = all.find((one) => one.ContactFlowType === 'CONTACT_FLOW');
    const { ContactFlow } = await rest('connect', 'GET', `/contact-flows/${instance.Id}/${summary.Id}`);
    return JSON.parse(ContactFlow.Content);
  })();
  return flow;
}

/** The line between one person and the bot. */
class Line {
  constructor(call) {
    this.call = call;
    this.locale = call.attributes.locale || 'en_US';
    this.waitsForever = false;
    this.input = [];
    this.wake = () => {};
    this.keys = '';
  }

  over() {
    return this.call.status === 'ended';
  }

  close() {
    this.stopListening?.();
    this.speech?.stop();
    this.wake();
  }

  async say(text, interruptible) {
    if (this.over()) return;
    this.call.transcript.push({ who: 'bot', text, at: Date.now(), ...this.turn });
    this.turn = undefined;
    announce(text);
    this.speaking = true;
    this.interruptible = interruptible;
    this.speech = speak(text, this.locale);
    changed();
    if (!(interruptible && this.input.length)) await this.speech.done;
    this.speech.stop();
    this.speaking = false;
    changed();
  }

  /** Whether the person may speak now. */
  get open() {
    return !this.over() && !(this.speaking && !this.interruptible) && !this.asking;
  }

  async listen({ silenceMs }) {
    this.silenceAt = performance.now() + silenceMs;
    this.silenceMs = silenceMs;
    while (!this.input.length && !this.over()) {
      const left = this.waitsForever || this.holding || this.keys ? 200 : this.silenceAt - performance.now();
      if (left <= 0) return { silence: true };
      await this.change(Math.min(left, 200));
      if (this.waitsForever || this.holding || this.keys) this.silenceAt = performance.now() + silenceMs;
      changed();
    }
    this.silenceAt = undefined;
    return this.over() ? { over: true } : this.input.shift();
  }

  /** Something happened on the line, or the time is over. */
  change(limitMs) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The person says something; where the flow allows it, the bot falls silent. */
  hear(heard) {
    if (!this.open) return;
    this.input.push(heard);
    this.holding = false;
    if (this.speaking) this.speech.stop();
    this.wake();
    changed();
  }

  /** The person has begun to speak or to type, so the silence is over. */
  hold(holding) {
    this.holding = holding;
  }

  /** A key; some time after the last one all of them are sent, `#` sends them at once. */
  press(key) {
    if (!this.open) return;
    keyTone(key);
    clearTimeout(this.keysTimer);
    this.keys += key === '#' ? '' : key;
    const send = () => {
      const { keys } = this;
      this.keys = '';
      if (keys) this.hear({ keys });
    };
    if (key === '#') send();
    else this.keysTimer = setTimeout(send, 2000);
    changed();
  }

  /** One turn through Lex; undefined when Lex fails. */
  async ask(heard, attributes) {
    const said = heard.silence ? '(silence)' : heard.text ?? `(keys ${heard.keys})`;
    this.call.transcript.push({ who: 'person', text: said, at: Date.now(), silent: heard.silence });
    this.asking = true;
    changed();
    const trace = newTrace();
    const begun = performance.now();
    try {
      const reply = await recognizeText({
        session: this.call.contactId,
        locale: this.locale,
        text: heard.silence ? ' ' : heard.text ?? heard.keys,
        trace,
        requestAttributes: {
          'x-amz-lex:channels:platform': 'Connect',
          ...(heard.keys && { 'x-amz-lex:dtmf-transcript': heard.keys }),
        },
        sessionAttributes: attributes && { ...this.attributes, ...attributes },
      });
      return this.read(reply, { trace, ms: performance.now() - begun });
    } catch (problem) {
      announce(problem.message, true);
      return undefined;
    } finally {
      this.asking = false;
      changed();
    }
  }

  read({ messages = [], sessionState }, turn) {
    this.attributes = sessionState.sessionAttributes;
    this.turn = { turn };
    const closed = sessionState.dialogAction?.type === 'Close' ? sessionState.intent?.name : undefined;
    return { texts: messages.map(({ content }) => content), closed };
  }

  /** The microphone on or off. */
  toggleMicrophone() {
    if (this.stopListening) {
      this.stopListening();
      this.stopListening = undefined;
    } else {
      this.stopListening = listen(this.locale, {
        onStart: () => this.hold(true),
        onText: (text) => text && this.hear({ text }),
        onProblem: (problem) => announce(`The microphone: ${problem}`, true),
      });
    }
    changed();
  }

  async hangUp() {
    if (!this.over()) await act(this.call, 'end-by-flow');
  }
}

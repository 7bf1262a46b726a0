// A chat with the bot: one Lex session, what was said in it, and what the bot waits for. The visitors' page and the
// console of the local engine both use it.

/** What the bot waits for: a slot, a yes or no, or nothing of its own. */
function ask({ dialogAction: action, intent } = {}) {
  if (action?.type === 'ElicitSlot') return { slot: action.slotToElicit };
  return action?.type === 'ConfirmIntent' ? { confirm: intent?.name } : undefined;
}

export class Chat {
  /**
   * @param locale the bot's locale
   * @param send says a text to Lex: ({ session, locale, text }) => { reply, turn }, where turn is kept with the answer
   * @param changed is called after every change
   * @param heard is called with what came, and whether it is a problem
   */
  constructor(locale, { send, changed = () => {}, heard = () => {} }) {
    Object.assign(this, { send, changed, heard });
    this.begin(locale);
  }

  /** Starts anew: a session that Lex does not know, and an empty page. */
  begin(locale = this.locale) {
    Object.assign(this, { locale, session: crypto.randomUUID(), messages: [], busy: false, ask: undefined });
    this.changed();
  }

  /** Says something to the bot and keeps what Lex answers, unless the chat began anew meanwhile. */
  async say(text) {
    const { session, locale } = this;
    this.messages.push({ who: 'visitor', text, at: Date.now() });
    this.busy = true;
    this.changed();
    try {
      const answer = await this.send({ session, locale, text });
      if (session === this.session) this.#keep(answer);
    } catch (problem) {
      if (session === this.session) this.#fail(problem);
    }
    if (session !== this.session) return;
    this.busy = false;
    this.changed();
  }

  #keep({ reply, turn }) {
    this.ask = ask(reply.sessionState);
    const texts = (reply.messages || []).map(({ content }) => content);
    const shown = texts.length ? texts : ['…'];
    shown.forEach((text, i) => {
      const last = i === shown.length - 1;
      this.messages.push({
        who: 'bot', text, at: Date.now(), intent: reply.sessionState?.intent?.name, ...(last && { turn, ask: this.ask }),
      });
    });
    this.heard(texts.join(' '), false);
  }

  #fail(problem) {
    this.messages.push({ who: 'problem', text: problem.message, at: Date.now() });
    this.heard(problem.message, true);
  }
}

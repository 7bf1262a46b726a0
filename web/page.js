// The visitors' page: draws a chat, and sends what is typed.
import config from './config.js';
import { Chat } from './chat.js';
import { Guest } from './guest.js';

const WORDS = {
  en: {
    name: 'English', title: 'Chat', language: 'Language', again: 'Start anew', log: 'Conversation', message: 'Message', send: 'Send', answers: 'Answers to choose from',
    yes: 'yes', no: 'no', busy: 'An answer is being written.', you: 'You', bot: 'Bot', failed: 'No answer came. Please send that again.',
    first: 'You are talking to an AI. Say hello, or ask a question.', kept: 'This page keeps nothing: close it, and it has forgotten the chat.',
  },
  es: {
    name: 'Español', title: 'Chat', language: 'Idioma', again: 'Empezar de nuevo', log: 'Conversación', message: 'Mensaje', send: 'Enviar', answers: 'Respuestas para elegir',
    yes: 'sí', no: 'no', busy: 'Se está escribiendo una respuesta.', you: 'Usted', bot: 'Bot', failed: 'No llegó ninguna respuesta. Envíelo otra vez, por favor.',
    first: 'Está hablando con una IA. Salude o haga una pregunta.', kept: 'Esta página no guarda nada: al cerrarla, olvida la conversación.',
  },
};

const part = (id) => document.getElementById(id);
const languageOf = (locale) => locale.split('_')[0];
const words = () => WORDS[languageOf(chat.locale)] || WORDS.en;

const guest = new Guest(config);
const chat = new Chat(firstLocale(), {
  // What went wrong stands in the browser's own log; a visitor can only try again.
  send: async (said) => ({ reply: await guest.recognizeText(said).catch(() => { throw new Error(words().failed); }) }),
  changed: () => requestAnimationFrame(draw),
});
let drawn = { session: '', count: 0 };

/** The first locale that the visitor reads, else the bot's first one. */
function firstLocale() {
  const wanted = navigator.languages.map((language) => language.slice(0, 2));
  const found = wanted.map((language) => config.locales.find((locale) => languageOf(locale) === language));
  return found.find(Boolean) || config.locales[0];
}

function draw() {
  if (drawn.session !== chat.session) begin();
  for (const message of chat.messages.slice(drawn.count)) part('log').append(bubble(message));
  drawn.count = chat.messages.length;
  part('status').textContent = chat.busy ? words().busy : '';
  part('send').disabled = chat.busy;
  drawAnswers();
  part('log').lastElementChild.scrollIntoView({ block: 'nearest' });
}

/** An empty log and all words in the language of the chat. */
function begin() {
  drawn = { session: chat.session, count: 0 };
  document.documentElement.lang = chat.locale.replace('_', '-');
  document.title = words().title;
  for (const name of ['title', 'again', 'kept', 'send']) part(name).textContent = words()[name];
  for (const label of document.querySelectorAll('label')) label.textContent = words()[label.htmlFor];
  part('log').setAttribute('aria-label', words().log);
  part('answers').setAttribute('aria-label', words().answers);
  part('language').value = chat.locale;
  part('log').replaceChildren(bubble({ who: 'bot', text: words().first }));
}

function bubble({ who, text }) {
  const item = document.createElement('p');
  item.className = who;
  if (who !== 'problem') {
    const speaker = document.createElement('span');
    speaker.className = 'hidden';
    speaker.textContent = `${who === 'visitor' ? words().you : words().bot}: `;
    item.append(speaker);
  }
  item.append(text);
  return item;
}

function drawAnswers() {
  const choices = chat.ask?.confirm && !chat.busy ? [words().yes, words().no] : [];
  part('answers').hidden = !choices.length;
  part('answers').replaceChildren(...choices.map((text) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', () => say(text));
    return button;
  }));
}

function say(text) {
  part('message').focus();
  return chat.say(text);
}

part('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = part('message').value.trim();
  if (!text || chat.busy) return;
  part('message').value = '';
  say(text);
});
part('again').addEventListener('click', () => {
  chat.begin();
  part('message').focus();
});
part('language').addEventListener('change', (event) => chat.begin(event.target.value));
part('language').append(...config.locales.map((locale) => new Option(WORDS[languageOf(locale)]?.name || locale, locale)));
part('languages').hidden = config.locales.length < 2;
draw();

// The frame around the views: where one is, what is switched on, how the page looks.
import { html, render, useChanges, useEffect, useState } from './lib.js';
import { connect, connection } from './feed.js';
import { turns } from './turns.js';
import { switchedOn, loadSwitches } from './switches.js';
import { ringing } from './calls.js';
import { Problems, Icon } from './ui.js';
import { Stage } from './view-stage.js';
import { Turns } from './view-turns.js';
import { Workflows, waitingLetters } from './view-workflows.js';
import { Switchboard } from './view-switchboard.js';
import { Behind } from './view-behind.js';

const VIEWS = [
  { path: 'stage', name: 'Stage', view: Stage, count: () => ringing().length, means: 'ringing' },
  { path: 'turns', name: 'Turns', view: Turns, count: () => turns.length, means: 'turns' },
  { path: 'workflows', name: 'Workflows', view: Workflows, count: waitingLetters, means: 'dead letters' },
  { path: 'switchboard', name: 'Switchboard', view: Switchboard, count: () => switchedOn().length, means: 'switched on' },
  { path: 'behind', name: 'Behind it', view: Behind, count: () => 0, means: '' },
];

const here = () => VIEWS.find(({ path }) => location.hash === `#/${path}`) || VIEWS[0];

function App() {
  useChanges();
  const [view, show] = useState(here());
  useEffect(() => {
    const follow = () => {
      show(here());
      document.getElementById('main').focus();
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    document.title = `${view.name} · Atlas Engine console`;
  }, [view]);
  return html`
    <a class="skip" href="#main" onClick=${skip}>Skip to the view</a>
    <header class="bar">
      <span class="brand"><img src="/console/mark.svg" alt="" width="22" height="22" />Atlas Engine</span>
      <nav aria-label="Views">${VIEWS.map((each) => html`<${Tab} each=${each} current=${each === view} />`)}</nav>
      <${SwitchedOn} />
      <${Connection} />
      <${Theme} />
    </header>
    <main id="main" tabindex="-1" class="view-${view.path}"><${view.view} /></main>
    <p id="announcements" class="unseen" role="status" aria-live="polite"></p>
    <${Problems} />`;
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

const Tab = ({ each, current }) => {
  const count = each.count();
  return html`<a href="#/${each.path}" aria-current=${current ? 'page' : undefined}>${each.name}
    ${count > 0 && html` <b class="count" title="${count} ${each.means}">${count}</b>`}</a>`;
};

/** What makes the engine behave otherwise than in its plain state: visible from every view. */
const SwitchedOn = () => {
  const on = switchedOn();
  return on.length > 0 && html`<a class="switched" href="#/switchboard"
    aria-label=${`Switched on: ${on.map(({ text }) => text).join(', ')}`}>
      ${on.slice(0, 3).map(({ text }) => html`<span class="chip bad">${text}</span>`)}
      ${on.length > 3 && html`<span class="chip bad">+${on.length - 3}</span>`}</a>`;
};

const Connection = () => html`<span class="connection ${connection.state}" role="status"
  title=${`${connection.received} events, ${connection.lost} lost`}>
    <i></i>${connection.state}<span class="wide">${' · '}${connection.received.toLocaleString('en')} ${connection.received === 1 ? 'event' : 'events'}
    ${' · '}<span data-lost=${connection.lost}>${connection.lost} lost</span></span></span>`;

function Theme() {
  const prefersLight = matchMedia('(prefers-color-scheme: light)').matches;
  const [theme, choose] = useState(localStorage.getItem('theme') || (prefersLight ? 'light' : 'dark'));
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    localStorage.setItem('theme', other);
    choose(other);
  };
  return html`<button class="plain" onClick=${change} aria-label=${`Use ${other} colours`} title=${`Use ${other} colours`}>
    <${Icon} name=${theme === 'dark' ? 'sun' : 'moon'} /></button>`;
}

const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);
loadSwitches();
connect();

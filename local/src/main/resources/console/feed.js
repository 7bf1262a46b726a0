// The engine's live feed: server-sent events, with all that the engine still remembers first.
import { changed } from './lib.js';

const KINDS = ['segment', 'contact', 'history', 'crm', 'table', 'queue', 'log', 'switches', 'configuration'];
const listeners = new Map(KINDS.map((kind) => [kind, []]));

/** How the connection is: `received` and `lost` count events since the page was opened. */
export const connection = { state: 'connecting', last: 0, received: 0, lost: 0 };

/** Calls the listener with the data of each event of a kind, and when it happened. */
export function on(kind, listener) {
  listeners.get(kind).push(listener);
}

/**
 * Opens the feed; call it after all listeners are there. A browser keeps a page that was left, and its connections, and
 * has six of these for an engine: such a page gives its own back, and starts anew when somebody returns to it.
 */
export function connect() {
  const source = new EventSource('/console/events');
  let epoch = '';
  source.onopen = () => show('live');
  source.onerror = () => show(source.readyState === EventSource.CLOSED ? 'closed' : 'connecting');
  KINDS.forEach((kind) => source.addEventListener(kind, (event) => {
    const engine = event.lastEventId.split('-')[0];
    if (epoch && epoch !== engine) {
      location.reload(); // another engine: nothing that is shown is true any more
      return;
    }
    epoch = engine;
    take(kind, JSON.parse(event.data));
  }));
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', (event) => event.persisted && location.reload());
}

function take(kind, event) {
  if (connection.last && event.id > connection.last + 1) connection.lost += event.id - connection.last - 1;
  connection.last = event.id;
  connection.received += 1;
  listeners.get(kind).forEach((listener) => listener(event.data, event.at));
  changed();
}

function show(state) {
  connection.state = state;
  changed();
}

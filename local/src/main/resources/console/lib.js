// The view library (preact, its hooks and htm in one file) and how a view follows the store.
import { html, render, useState, useEffect, useRef, useMemo } from './lib-preact.js';

export { html, render, useState, useEffect, useRef, useMemo };

const followers = new Set();
let scheduled = false;
let version = 0;

/** Tells all views that the state has changed; they draw once in the next frame. */
export function changed() {
  if (scheduled) return;
  scheduled = true;
  const draw = () => {
    scheduled = false;
    version += 1;
    followers.forEach((follow) => follow(version));
  };
  if (document.hidden) setTimeout(draw, 100);
  else requestAnimationFrame(draw);
}

/** Draws the calling view again whenever the state changes. */
export function useChanges() {
  const [, follow] = useState(0);
  useEffect(() => {
    followers.add(follow);
    return () => followers.delete(follow);
  }, []);
}

/** Loads a script of a library that is no module, once. */
const scripts = new Map();
export function loadScript(name) {
  if (!scripts.has(name)) {
    scripts.set(name, new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `/console/${name}`;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${name} did not load`));
      document.head.append(script);
    }));
  }
  return scripts.get(name);
}

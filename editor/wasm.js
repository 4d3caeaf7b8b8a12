/**
 * The Wasm instance: one for the page, however many editors are on it. It holds no letter's state,
 * only whether it has been started and who wants to know should it die.
 */

import initialise, { mount, on_panic } from "letterwright-wasm";

export { mount };

const watchers = new Set();
let started;

/** Fetches and starts the module the first time; tries again after a failure. */
export function startWasm() {
  started ??= start().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

/** Calls `callback` should the instance die; returns what ends that. */
export function onPanic(callback) {
  watchers.add(callback);
  return () => watchers.delete(callback);
}

async function start() {
  await initialise({ module_or_path: new URL("letter-editor.wasm", import.meta.url) });
  on_panic(() => {
    for (const callback of watchers) callback();
  });
}

/**
 * The Wasm instance: one for the page, however many editors are on it. It holds no letter's state,
 * only whether it has been started and who wants to know should it die.
 *
 * A release comes in two files: what an editor needs until one can type in it, and the rest, which
 * the first one asks for (rest.js).
 */

import { __wbg_finalize_init, __wbg_get_imports, mount, on_panic } from "letterwright-wasm";
import { fetchModule } from "./fetch_module.js";
import { setFirst } from "./rest.js";

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
  const module = await fetchModule(new URL("letter-editor.wasm", import.meta.url));
  const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
  setFirst(instance.exports);
  __wbg_finalize_init(instance, module);
  on_panic(() => {
    for (const callback of watchers) callback();
  });
}

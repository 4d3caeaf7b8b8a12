/**
 * The second file of the Wasm: all that an editor does not need until one can type in it. What is in
 * it is said by the program's source (src/rest.rs). Nothing of it can be called before it is there.
 */

import { fetchModule } from "./fetch_module.js";

const PAUSE_BEFORE_RETRY_MS = 3000;

let first;
let arrival;

/** Tells which first file the second one belongs to, by its exports. */
export function setFirst(exports) {
  first = exports;
}

/**
 * Called by the first file, under the name that `wasm_split_helpers` gives it: fetches the second
 * one, and tells the function in that slot, with `data`, that it is there.
 */
export async function __wasm_split_load_rest(slot, data) {
  arrival ??= fetchRest();
  await arrival;
  first.__indirect_function_table.get(slot)(data, true);
}

/** Goes on until it has it. Where the two are not of one build, the instance is refused. */
async function fetchRest() {
  const url = new URL("letter-editor-rest.wasm", import.meta.url);
  for (;;) {
    try {
      const module = await fetchModule(url, { priority: "low" });
      return await WebAssembly.instantiate(module, { __wasm_split: first });
    } catch (error) {
      console.warn(`The rest of the editor has not arrived: ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_RETRY_MS));
    }
  }
}

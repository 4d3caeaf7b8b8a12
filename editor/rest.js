/**
 * The second part of the Wasm: all that an editor does not need until one can type in it.
 *
 * It puts its functions into the first part's table. The first part has a global `whole-…` that
 * says whether they are there; a build that is not cut has none, and is whole from the start. The
 * name is another for each build, so parts of two builds refuse each other.
 */

import { fetchModule } from "./fetch_module.js";

const PAUSE_BEFORE_RETRY_MS = 3000;

export class Rest {
  #url;
  #imports;
  #first = null;
  #flag = null;
  #arrival = Promise.withResolvers();

  /** `imports` is what the first part is given too. */
  constructor(url, imports) {
    this.#url = url;
    this.#imports = imports;
  }

  /** Fulfilled when the part is there. */
  get arrived() {
    return this.#arrival.promise;
  }

  /** Begins to fetch the part for a first part with these exports; goes on until it has it. */
  begin(exports) {
    this.#first = exports;
    const name = Object.keys(exports).find((one) => one.startsWith("whole-"));
    this.#flag = name ? exports[name] : { value: 1 };
    this.#fetch();
  }

  async #fetch() {
    while (!this.#flag.value) {
      try {
        const module = await fetchModule(this.#url, { priority: "low" });
        this.#join(await WebAssembly.instantiate(module, this.#given()));
      } catch (error) {
        console.warn(`The rest of the editor has not arrived: ${error.message}`);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_RETRY_MS));
      }
    }
    this.#arrival.resolve();
  }

  /**
   * Fetches the part while the program waits, for when it calls a function that has not come yet,
   * the one behind `slot`. What it throws ends the program, as a failure in the function itself
   * would.
   */
  fetchNow(slot) {
    console.info(`Function ${slot} was wanted before it came.`);
    const request = new XMLHttpRequest();
    request.open("GET", this.#url, false);
    // The only way to bytes that a request that is waited for has.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`The server answered ${request.status}.`);
    const bytes = Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
    this.#join(new WebAssembly.Instance(new WebAssembly.Module(bytes), this.#given()));
  }

  #given() {
    return { ...this.#imports, "other-part": this.#first };
  }

  /** Instantiating has filled the table; from here on the first part may call what is in it. */
  #join() {
    this.#flag.value = 1;
  }
}

/**
 * Holds what was said about the text until it can be shown: all that came in one turn is shown in
 * one step, never during a composition, and never once the text has changed.
 */

import { EditorView } from "@codemirror/view";

/** CodeMirror takes about 50 ms to settle after a composition ended. */
const SETTLED_MS = 60;

export class Answers {
  #view;
  #revision;
  #waiting = new Map();
  #scheduled = false;

  /** Both are functions: the view is made later, and the revision goes on. */
  constructor(view, revision) {
    this.#view = view;
    this.#revision = revision;
  }

  /** Shows the value of that JSON text by that state effect, if it is still about the text then. */
  put(effect, json, revision) {
    if (revision !== this.#revision()) return;
    this.#waiting.set(effect, { json, revision });
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#show());
  }

  forget() {
    this.#waiting.clear();
  }

  /** Tries again when a composition has ended. */
  extension() {
    return EditorView.domEventHandlers({
      compositionend: () => {
        setTimeout(() => this.#show(), SETTLED_MS);
      },
    });
  }

  #show() {
    this.#scheduled = false;
    const view = this.#view();
    if (this.#waiting.size === 0 || view.composing) return;
    const effects = [];
    for (const [effect, { json, revision }] of this.#waiting) {
      if (revision === this.#revision()) effects.push(effect.of(JSON.parse(json)));
    }
    this.#waiting.clear();
    if (effects.length > 0) view.dispatch({ effects });
  }
}

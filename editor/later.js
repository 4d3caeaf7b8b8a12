/** The parts of the text surface that one can begin to type without: completion, find and replace. */

import { startCompletion } from "@codemirror/autocomplete";

import { completion } from "./completion.js";
import { find, openFind } from "./find.js";

export { openFind, startCompletion };

/** What these parts add to a text surface. */
export function laterExtensions(handlers) {
  return [completion(handlers), find];
}

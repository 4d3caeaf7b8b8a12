/** The parts of the text surface that one can begin to type without: completion, find and replace. */

import { startCompletion } from "@codemirror/autocomplete";
import { openSearchPanel } from "@codemirror/search";

import { completion } from "./completion.js";
import { find } from "./find.js";

export { openSearchPanel, startCompletion };

/** What these parts add to a text surface. */
export function laterExtensions(handlers) {
  return [completion(handlers), find];
}

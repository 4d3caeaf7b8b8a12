/** What one can begin to type without: completion, find and replace, a caret that stays in sight. */

import { startCompletion } from "@codemirror/autocomplete";

import { caretInSight } from "./caret_in_sight.js";
import { completion } from "./completion.js";
import { find, openFind } from "./find.js";

export { openFind, startCompletion };

/** What these parts add to a text surface. */
export function laterExtensions(handlers) {
  return [completion(handlers), find, caretInSight];
}

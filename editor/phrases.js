/** CodeMirror's own words, where they are not a letter writer's. */

import { EditorState } from "@codemirror/state";

export const phrases = EditorState.phrases.of({
  error: "Error",
  warning: "Warning",
  advice: "Advice",
  Completions: "Suggestions",
  "current match": "found",
  "replaced match on line $": "Replaced in line $",
  "replaced $ matches": "Replaced $ times",
  "on line": "in line",
});

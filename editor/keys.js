/**
 * Keys of the text. Tab is left to the browser: it moves on to the next control.
 */

import { historyKeymap, standardKeymap } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import { keymap } from "@codemirror/view";

import { continueList } from "./lists.js";
import { insertLink, toggleMark } from "./marks.js";
import { nextProblem, previousProblem } from "./problem_steps.js";

export const keys = keymap.of([
  { key: "Mod-b", run: toggleMark("**"), preventDefault: true },
  { key: "Mod-i", run: toggleMark("*"), preventDefault: true },
  { key: "Mod-k", run: insertLink, preventDefault: true },
  { key: "Mod-f", run: openSearchPanel, preventDefault: true },
  { key: "F8", run: nextProblem, shift: previousProblem },
  { key: "Enter", run: continueList },
  ...historyKeymap,
  ...standardKeymap,
]);

/**
 * Keys of the text: those of every text field on this system. Tab is left to the browser: it moves
 * on to the next control.
 */

import * as commands from "@codemirror/commands";
import { keymap } from "@codemirror/view";

import { deleteBackward, deleteForward } from "./deleting.js";
import { continueList } from "./lists.js";
import { loadLater } from "./load_later.js";
import { BOLD, insertLink, ITALIC, toggleMark } from "./marks.js";
import { nextProblem, previousProblem } from "./problem_steps.js";

const written = [
  { key: "Mod-b", run: toggleMark(BOLD), preventDefault: true },
  { key: "Mod-i", run: toggleMark(ITALIC), preventDefault: true },
  { key: "Mod-k", run: insertLink, preventDefault: true },
  { key: "Mod-f", run: openSearch, preventDefault: true },
  { key: "F8", run: nextProblem, shift: previousProblem },
  { key: "Enter", run: continueList },
];

/** A key that moves the caret, and with Shift selects. */
function moving(key, move, select, mac) {
  return { key, mac, run: move, shift: select, preventDefault: true };
}

const motions = [
  moving("ArrowLeft", commands.cursorCharLeft, commands.selectCharLeft),
  moving("ArrowRight", commands.cursorCharRight, commands.selectCharRight),
  moving("ArrowUp", commands.cursorLineUp, commands.selectLineUp),
  moving("ArrowDown", commands.cursorLineDown, commands.selectLineDown),
  moving("Mod-ArrowLeft", commands.cursorGroupLeft, commands.selectGroupLeft, "Alt-ArrowLeft"),
  moving("Mod-ArrowRight", commands.cursorGroupRight, commands.selectGroupRight, "Alt-ArrowRight"),
  moving("PageUp", commands.cursorPageUp, commands.selectPageUp),
  moving("PageDown", commands.cursorPageDown, commands.selectPageDown),
  moving("Home", commands.cursorLineBoundaryBackward, commands.selectLineBoundaryBackward),
  moving("End", commands.cursorLineBoundaryForward, commands.selectLineBoundaryForward),
  moving("Mod-Home", commands.cursorDocStart, commands.selectDocStart),
  moving("Mod-End", commands.cursorDocEnd, commands.selectDocEnd),
  { key: "Mod-a", run: commands.selectAll },
];

/** On a Mac: Cmd goes to the ends, and Ctrl with a letter is as in every text field there. */
const macMotions = [
  ["Cmd-ArrowLeft", commands.cursorLineBoundaryLeft, commands.selectLineBoundaryLeft],
  ["Cmd-ArrowRight", commands.cursorLineBoundaryRight, commands.selectLineBoundaryRight],
  ["Cmd-ArrowUp", commands.cursorDocStart, commands.selectDocStart],
  ["Cmd-ArrowDown", commands.cursorDocEnd, commands.selectDocEnd],
  ["Ctrl-ArrowUp", commands.cursorPageUp, commands.selectPageUp],
  ["Ctrl-ArrowDown", commands.cursorPageDown, commands.selectPageDown],
  ["Ctrl-b", commands.cursorCharLeft, commands.selectCharLeft],
  ["Ctrl-f", commands.cursorCharRight, commands.selectCharRight],
  ["Ctrl-p", commands.cursorLineUp, commands.selectLineUp],
  ["Ctrl-n", commands.cursorLineDown, commands.selectLineDown],
  ["Ctrl-a", commands.cursorLineStart, commands.selectLineStart],
  ["Ctrl-e", commands.cursorLineEnd, commands.selectLineEnd],
  ["Ctrl-d", deleteForward],
  ["Ctrl-h", deleteBackward],
  ["Ctrl-k", commands.deleteToLineEnd],
  ["Ctrl-o", commands.splitLine],
  ["Ctrl-t", commands.transposeChars],
].map(([mac, run, shift]) => ({ mac, run, shift, preventDefault: true }));

const edits = [
  { key: "Enter", run: commands.insertNewlineKeepIndent, shift: commands.insertNewlineKeepIndent },
  { key: "Backspace", run: deleteBackward, shift: deleteBackward, preventDefault: true },
  { key: "Delete", run: deleteForward, preventDefault: true },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: commands.deleteGroupBackward, preventDefault: true },
  { key: "Mod-Delete", mac: "Alt-Delete", run: commands.deleteGroupForward, preventDefault: true },
  { mac: "Mod-Backspace", run: commands.deleteLineBoundaryBackward, preventDefault: true },
  { mac: "Mod-Delete", run: commands.deleteLineBoundaryForward, preventDefault: true },
];

export const keys = keymap.of([
  ...written,
  ...commands.historyKeymap,
  ...motions,
  ...macMotions,
  ...edits,
]);

/** Opens the bar to find and replace, once it is there. */
export function openSearch(view) {
  loadLater().then(({ openFind }) => openFind(view), () => {});
  return true;
}

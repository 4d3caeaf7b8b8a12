/**
 * Chips by keyboard and mouse. An arrow or Backspace beside a chip selects it; then Enter opens
 * it, Delete or Backspace removes it, and an arrow goes on. A click opens it.
 */

import { Prec } from "@codemirror/state";
import { Direction, EditorView, keymap } from "@codemirror/view";

import { removeSelected } from "./chip_removal.js";
import { findChip, selectedChip } from "./chips.js";
import { spoken } from "./chip_widget.js";
import { showHint } from "./hints.js";

/** The commands and the click, for the app's `chip` handler. */
export function chipKeys(handlers) {
  const bindings = [
    { key: "ArrowLeft", run: (view) => selectBeside(view, isRightToLeft(view)) },
    { key: "ArrowRight", run: (view) => selectBeside(view, !isRightToLeft(view)) },
    { key: "Backspace", run: (view) => removeSelected(view) || selectBeside(view, false) },
    { key: "Delete", run: (view) => removeSelected(view) || selectBeside(view, true) },
    { key: "Enter", run: (view) => openSelected(view, handlers) },
  ];
  return [
    Prec.high(keymap.of(bindings)),
    EditorView.domEventHandlers({ click: (event, view) => openClicked(event, view, handlers) }),
  ];
}

function isRightToLeft(view) {
  return view.textDirectionAt(view.state.selection.main.head) === Direction.RTL;
}

function selectBeside(view, forward) {
  const { empty, head } = view.state.selection.main;
  if (!empty) return false;
  const chip = findChip(view.state, ({ from, to }) => (forward ? from : to) === head);
  if (!chip) return false;
  select(view, chip, forward);
  showHint(view, chip.from);
  return true;
}

function select(view, chip, forward) {
  const [anchor, head] = forward ? [chip.from, chip.to] : [chip.to, chip.from];
  const words = `${spoken(chip)}. ${view.state.phrase("Press Enter to change it.")}`;
  view.dispatch({
    selection: { anchor, head },
    effects: EditorView.announce.of(words),
    scrollIntoView: true,
    userEvent: "select",
  });
}

function openSelected(view, handlers) {
  const chip = selectedChip(view.state);
  if (!chip) return false;
  handlers.chip(chip.from, chip.to);
  return true;
}

function openClicked(event, view, handlers) {
  const dom = event.target instanceof Element && event.target.closest(".cm-chip");
  if (!dom || event.button !== 0) return false;
  const position = view.posAtDOM(dom);
  const chip = findChip(view.state, ({ from, to }) => from <= position && position < to);
  if (!chip || !view.state.selection.main.empty) return false;
  select(view, chip, true);
  handlers.chip(chip.from, chip.to);
  return true;
}

/**
 * Backspace and Delete. CodeMirror's own also undo indentation as in program code, for which they
 * bring a parser's machinery of 11 KB along; letters have no use for that.
 */

import { EditorSelection, findClusterBreak } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Deletes what is selected, or the character before the caret. */
export const deleteBackward = (view) => deleteBy(view, before, "delete.backward");

/** Deletes what is selected, or the character after the caret. */
export const deleteForward = (view) => deleteBy(view, after, "delete.forward");

function deleteBy(view, next, userEvent) {
  const { state } = view;
  if (state.readOnly) return false;
  const spec = state.changeByRange((range) => {
    const other = range.empty ? outOfAtoms(view, range.head, next(state, range.head)) : range.anchor;
    const from = Math.min(range.head, other);
    const to = Math.max(range.head, other);
    return { changes: { from, to }, range: EditorSelection.cursor(from) };
  });
  if (spec.changes.empty) return false;
  view.dispatch({ ...spec, scrollIntoView: true, userEvent });
  return true;
}

/** Where the character before that place begins; a line break is one. */
function before(state, head) {
  const line = state.doc.lineAt(head);
  if (head === line.from) return Math.max(0, head - 1);
  return line.from + findClusterBreak(line.text, head - line.from, false);
}

function after(state, head) {
  const line = state.doc.lineAt(head);
  if (head === line.to) return Math.min(state.doc.length, head + 1);
  return line.from + findClusterBreak(line.text, head - line.from, true);
}

/** The end of what can only be deleted as a whole, seen from `head`, where `place` is within it. */
function outOfAtoms(view, head, place) {
  let end = place;
  for (const atoms of view.state.facet(EditorView.atomicRanges)) {
    atoms(view).between(place, place, (from, to) => {
      if (from < place && place < to) end = place < head ? Math.min(end, from) : Math.max(end, to);
    });
  }
  return end;
}

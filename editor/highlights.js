/** Colours from the engine's spans; they move along with edits until new ones come. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** A list of `{from, to, kind}`. */
export const setHighlights = StateEffect.define();

export const highlights = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    const found = transaction.effects.find((effect) => effect.is(setHighlights));
    return found
      ? decorationsOf(found.value, transaction.state.doc.length)
      : shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorationsOf(spans, length) {
  const ranges = spans
    .filter(({ from, to }) => from < to && to <= length)
    .map(({ from, to, kind }) => markOf(kind).range(from, to));
  return Decoration.set(ranges, true);
}

const marks = new Map();

/** The decoration of a kind, made once: CodeMirror compares decorations to redraw little. */
function markOf(kind) {
  if (!marks.has(kind)) {
    marks.set(kind, Decoration.mark({ class: `cm-hl-${kind.replace(/[^a-z0-9]+/gi, "-")}` }));
  }
  return marks.get(kind);
}

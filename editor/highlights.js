/** Colours from the engine's spans; they move along with edits until new ones come. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

import { notCrowded } from "./crowded_lines.js";

/** A list of `{from, to, kind}`. */
export const setHighlights = StateEffect.define();

export const highlights = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    const found = transaction.effects.find((effect) => effect.is(setHighlights));
    return found
      ? decorationsOf(found.value, transaction.state.doc)
      : shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The most colours of one line; one with more is drawn without, so that it is drawn in time. */
const MOST_IN_LINE = 1000;

function decorationsOf(spans, doc) {
  const fitting = spans.filter(({ from, to }) => from < to && to <= doc.length);
  const ranges = notCrowded(fitting, doc, MOST_IN_LINE).map(({ from, to, kind }) =>
    markOf(kind).range(from, to),
  );
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

/** Problems underlined in the text; the underlines move along with edits until new ones come. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** A list of `{from, to, severity, code, message, fix, index}`. */
export const setProblems = StateEffect.define();

export const problems = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    const found = transaction.effects.find((effect) => effect.is(setProblems));
    return found
      ? underlines(found.value, transaction.state.doc.length)
      : shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The problems that touch the range, in the order of the text. */
export function problemsAt(state, from, to) {
  const found = [];
  state.field(problems).between(from, to, (start, end, { spec }) => {
    found.push({ ...spec.problem, from: start, to: end });
  });
  return found;
}

function underlines(found, length) {
  const ranges = found.map((problem) => {
    const [from, to] = visible(problem, length);
    return from < to ? underline(problem).range(from, to) : null;
  });
  return Decoration.set(ranges.filter(Boolean), true);
}

/** A problem at a point is drawn under the character after it, or before it at the very end. */
function visible({ from, to }, length) {
  const end = Math.min(to, length);
  const start = Math.min(from, end);
  if (start < end) return [start, end];
  return start < length ? [start, start + 1] : [Math.max(0, start - 1), start];
}

/** Inclusive, so that it goes around a chip of the same range. */
function underline(problem) {
  const classes = `cm-problem cm-problem-${problem.severity}`;
  return Decoration.mark({ class: classes, inclusive: true, problem });
}

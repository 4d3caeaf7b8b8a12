/** Problems underlined in the text, and the way from one to the next. */

import { StateEffect, StateField } from "@codemirror/state";
import { activateHover, Decoration, EditorView } from "@codemirror/view";

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

export function nextProblem(view) {
  const { to } = view.state.selection.main;
  const all = allProblems(view.state);
  return show(view, all.find(({ from }) => from >= to) ?? all.at(0));
}

export function previousProblem(view) {
  const start = view.state.selection.main.from;
  const all = allProblems(view.state);
  return show(view, all.findLast(({ from }) => from < start) ?? all.at(-1));
}

function allProblems(state) {
  return problemsAt(state, 0, state.doc.length);
}

function show(view, problem) {
  if (!problem) return false;
  view.dispatch({
    selection: { anchor: problem.from, head: problem.to },
    effects: EditorView.announce.of(`${view.state.phrase(problem.severity)}: ${problem.message}`),
    scrollIntoView: true,
    userEvent: "select",
  });
  view.focus();
  activateHover(view, problem.from, 1, { until: ({ docChanged, selection }) => docChanged || selection });
  return true;
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

function underline(problem) {
  return Decoration.mark({ class: `cm-problem cm-problem-${problem.severity}`, problem });
}

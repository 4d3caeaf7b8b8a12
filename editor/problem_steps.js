/** From one problem to the next by keyboard: it is selected, read out, and its hint shown. */

import { EditorView } from "@codemirror/view";

import { showHint } from "./hints.js";
import { problemsAt } from "./problems.js";

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
  showHint(view, problem.from);
  return true;
}

/**
 * What the mouse over a place, or a step of the caret to it, brings up: the problems there with a
 * button for each fix, the text of a footnote, the help of a field. Escape takes it away.
 */

import {
  activateHover,
  closeHoverTooltips,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
} from "@codemirror/view";

import { findChip } from "./chips.js";
import { problemsAt } from "./problems.js";

export function hints(handlers) {
  return [
    hoverTooltip((view, position) => hintAt(view.state, position, handlers), {
      hideOnChange: true,
    }),
    keymap.of([
      { key: "Mod-.", run: (view) => fixAtCaret(view, handlers) },
      { key: "Escape", run: hideHint },
    ]),
  ];
}

/** Shows the hint for a place without the mouse, until the caret moves on. */
export function showHint(view, position) {
  activateHover(view, position, 1, {
    until: ({ docChanged, selection }) => docChanged || selection !== undefined,
  });
}

function hideHint(view) {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}

function fixAtCaret(view, handlers) {
  const { from, to } = view.state.selection.main;
  const problem = problemsAt(view.state, from, to).find(({ fix }) => fix);
  if (!problem) return false;
  handlers.fix(problem.index);
  return true;
}

function hintAt(state, position, handlers) {
  const chip = findChip(state, ({ from, to }) => from <= position && position < to);
  const found = problemsAt(state, position, chip ? chip.to : position);
  if (found.length === 0 && !chip?.title) return null;
  return {
    pos: chip?.from ?? found[0].from,
    end: chip?.to ?? found[0].to,
    above: true,
    create: (view) => ({ dom: hintDom(view, chip, found, handlers) }),
  };
}

function hintDom(view, chip, found, handlers) {
  const dom = element("div", "cm-hint");
  for (const problem of found) dom.append(problemDom(view, problem, handlers));
  if (chip?.title) dom.append(element("p", "cm-hint-about", chip.title));
  return dom;
}

function problemDom(view, { severity, message, fix, index }, handlers) {
  const dom = element("p", `cm-hint-problem cm-hint-${severity}`);
  dom.append(element("strong", "", `${view.state.phrase(severity)}: `), message);
  if (fix && !view.state.readOnly) {
    const button = element("button", "button cm-hint-fix", fix);
    button.type = "button";
    button.addEventListener("click", () => handlers.fix(index));
    dom.append(button);
  }
  return dom;
}

function element(name, className, text = "") {
  const dom = document.createElement(name);
  dom.className = className;
  dom.textContent = text;
  return dom;
}

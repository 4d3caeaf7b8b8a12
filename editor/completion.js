/**
 * Names of fields, filters and footnotes, offered while a tag or a footnote mark is typed. Which of
 * them fit what has been typed, and in which order, is the engine's to say.
 */

import { autocompletion, insertCompletionText, pickedCompletion } from "@codemirror/autocomplete";

/** A tag or a footnote mark that is begun on this line and not yet ended. */
const BEGUN = /(\{\{|\{%)(?:(?!\}\}|%\}).)*$|\[\^[^\]\s]*$/;
const LONGEST_LINE = 2000;

export function completion(handlers) {
  return autocompletion({
    activateOnTyping: true,
    compareCompletions: () => 0,
    icons: false,
    override: [(context) => complete(context, handlers)],
    positionInfo,
  });
}

/** More about an option stands beside the list, or below it where there is no room: never on it. */
function positionInfo(view, list, option, info, space) {
  const isBeside = space.right - list.right >= info.right - info.left;
  return isBeside
    ? {
        style: `top: ${option.top - list.top}px; max-width: 25rem`,
        class: "cm-completionInfo-right",
      }
    : {
        style: `top: ${list.bottom - list.top}px; left: 0; right: 0`,
        class: "cm-completionInfo-below",
      };
}

function complete(context, handlers) {
  if (!context.explicit && !isBegun(context)) return null;
  const answer = handlers.complete(context.state.doc.toString(), context.pos);
  if (!answer) return null;
  const { from, options } = JSON.parse(answer);
  return { from, options: options.map(optionOf), filter: false };
}

function isBegun({ state, pos }) {
  const line = state.doc.lineAt(pos);
  const start = Math.max(line.from, pos - LONGEST_LINE);
  return BEGUN.test(state.sliceDoc(start, pos));
}

function optionOf({ label, detail, info, apply, caret }) {
  return {
    label,
    detail: detail || undefined,
    info: info || undefined,
    apply: (view, option, from, to) => {
      view.dispatch({
        ...insertCompletionText(view.state, apply, from, to),
        selection: { anchor: from + caret },
        annotations: pickedCompletion.of(option),
      });
    },
  };
}

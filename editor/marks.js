/** Bold, italic and links: for what is selected, the word at the caret, or what is typed next. */

import { isolateHistory } from "@codemirror/commands";

import { behindSigns, setTyping, toggled, typingMark } from "./written_marks.js";

export { BOLD, ITALIC } from "./emphasis.js";
export { marksHere } from "./written_marks.js";

/** The start of an address, selected so that the real one is typed or pasted over it. */
const ADDRESS = "https://";

/** The command that makes the selection bold or italic, or plain again; or what is typed next. */
export function toggleMark(mark) {
  return (view) => {
    const { state } = view;
    if (state.readOnly) return false;
    const ranges = piecesOf(state);
    const spec = ranges.length > 0 ? toggled(state, ranges, mark) : toggledTyping(state, mark);
    if (spec) view.dispatch({ ...spec, annotations: isolateHistory.of("full"), scrollIntoView: true });
    view.focus();
    return true;
  };
}

/** What is typed next at the caret gets the mark or loses it; the emphasis that ends is left behind. */
function toggledTyping(state, mark) {
  const { empty, head } = state.selection.main;
  if (!empty) return null;
  const next = typingMark(state, head) ^ mark;
  const at = next === 0 ? behindSigns(state, head) : head;
  return { selection: { anchor: at }, effects: setTyping.of({ at, mark: next }) };
}

/** The command that makes a link of the selection or the word at the caret, or one to be written in. */
export function insertLink(view) {
  const { state } = view;
  if (state.readOnly) return false;
  const { from, to } = wordsToLink(state);
  const selected = state.sliceDoc(from, to);
  const isAddress = /^(https?:|mailto:)\S+$/i.test(selected);
  const address = isAddress ? selected : ADDRESS;
  const [at, length] =
    selected && !isAddress
      ? [from + selected.length + 3, address.length]
      : [from + 1, selected.length];
  view.dispatch({
    changes: { from, to, insert: `[${selected}](${address})` },
    selection: { anchor: at, head: at + length },
    annotations: isolateHistory.of("full"),
    scrollIntoView: true,
    userEvent: "input",
  });
  view.focus();
  return true;
}

/** What a mark or a link is for: the selection's words, or the word that the caret is within. */
function piecesOf(state) {
  const { main } = state.selection;
  if (!main.empty) return /\S/.test(state.sliceDoc(main.from, main.to)) ? [main] : [];
  const word = state.wordAt(main.head);
  return word && word.from < main.head && main.head < word.to ? [word] : [];
}

/** The first paragraph's part of the selection, without the white space around it. */
function wordsToLink(state) {
  const { from, to } = piecesOf(state)[0] ?? state.selection.main;
  const [words] = state.sliceDoc(from, to).match(/\S(?:(?!\n\s*\n)[^])*\S|\S|$/);
  const start = from + state.sliceDoc(from, to).indexOf(words);
  return { from: start, to: start + words.length };
}

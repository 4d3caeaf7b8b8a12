/** Bold, italic and links: put around what is selected, or taken away again. */

import { isolateHistory } from "@codemirror/commands";
import { EditorSelection } from "@codemirror/state";

/** The start of an address, selected so that the real one is typed or pasted over it. */
const ADDRESS = "https://";
const LINK_TEXT = "link text";

/** The command that puts `**` or `*` around the selection, or the word at the caret; or removes it. */
export function toggleMark(mark) {
  return (view) => {
    const { state } = view;
    if (state.readOnly) return false;
    const pieces = piecesOf(state);
    const changes = pieces.flatMap((piece) => toggle(state, piece, mark));
    const selection = changes.length === 0 ? between(state, mark) : undefined;
    if (selection) view.dispatch(state.update(selection, { userEvent: "input" }));
    else view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "input" });
    view.focus();
    return true;
  };
}

/** The command that makes a link of the selection or the word at the caret. */
export function insertLink(view) {
  const { state } = view;
  if (state.readOnly) return false;
  const { from, to } = piecesOf(state)[0] ?? state.selection.main;
  const selected = state.sliceDoc(from, to);
  const isAddress = /^(https?:|mailto:)\S+$/i.test(selected);
  const text = selected || LINK_TEXT;
  const address = isAddress ? selected : ADDRESS;
  const [at, length] =
    selected && !isAddress ? [from + text.length + 3, address.length] : [from + 1, text.length];
  view.dispatch({
    changes: { from, to, insert: `[${text}](${address})` },
    selection: { anchor: at, head: at + length },
    annotations: isolateHistory.of("full"),
    scrollIntoView: true,
    userEvent: "input",
  });
  view.focus();
  return true;
}

/** What the marks go around: each paragraph's part of the selection, or the word at the caret. */
function piecesOf(state) {
  const { main } = state.selection;
  const range = main.empty ? state.wordAt(main.head) : main;
  if (!range) return [];
  const text = state.sliceDoc(range.from, range.to);
  return [...text.matchAll(/\S(?:(?!\n\s*\n)[^])*\S|\S/g)].map(({ 0: piece, index }) => ({
    from: range.from + index,
    to: range.from + index + piece.length,
  }));
}

function toggle(state, piece, mark) {
  const { from, to } = withoutStars(state, piece);
  if (from >= to) return [];
  const stars = Math.min(starsBefore(state, from), starsAfter(state, to));
  const marked = mark === "**" ? stars >= 2 : stars % 2 === 1;
  const width = mark.length;
  return marked
    ? [
        { from: from - width, to: from },
        { from: to, to: to + width },
      ]
    : [
        { from, insert: mark },
        { from: to, insert: mark },
      ];
}

/** Marks around nothing, with the caret between them, or without those it stands between. */
function between(state, mark) {
  const { head } = state.selection.main;
  const width = mark.length;
  const stars = Math.min(starsBefore(state, head), starsAfter(state, head));
  return stars >= width
    ? { changes: { from: head - width, to: head + width } }
    : {
        changes: { from: head, insert: mark + mark },
        selection: EditorSelection.cursor(head + width),
      };
}

/** The piece without the stars that were selected along with it. */
function withoutStars(state, { from, to }) {
  const text = state.sliceDoc(from, to);
  const start = text.match(/^\**/)[0].length;
  const end = text.match(/\**$/)[0].length;
  return start + end < text.length ? { from: from + start, to: to - end } : { from, to };
}

function starsBefore(state, position) {
  return state.sliceDoc(Math.max(0, position - 3), position).match(/\**$/)[0].length;
}

function starsAfter(state, position) {
  return state.sliceDoc(position, position + 3).match(/^\**/)[0].length;
}

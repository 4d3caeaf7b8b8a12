/**
 * What is pasted or dropped: an address over selected words makes them a link; a file is for the
 * app, which opens it, and not for the text.
 */

import { EditorView } from "@codemirror/view";

const ADDRESS = /^(https?:\/\/|mailto:)[^\s<>()]+$/i;

export const pasting = EditorView.domEventHandlers({
  paste: (event, view) => pasteAddress(event.clipboardData?.getData("text/plain") ?? "", view),
  drop: (event) => event.dataTransfer !== null && event.dataTransfer.files.length > 0,
});

function pasteAddress(pasted, view) {
  const { from, to, empty } = view.state.selection.main;
  const address = pasted.trim();
  const words = view.state.sliceDoc(from, to);
  const isForWords = !empty && !/[\n[\]]/.test(words) && !ADDRESS.test(words);
  if (!isForWords || view.state.readOnly || !ADDRESS.test(address)) return false;
  const insert = `[${words}](${address})`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: "input.paste",
  });
  return true;
}

/** Enter in a list begins its next item, and in an empty item ends the list. */

const ITEM = /^(\s*)([-*+]|(\d{1,9})([.)]))(\s+)/;

export function continueList(view) {
  const { state } = view;
  const { empty, head } = state.selection.main;
  if (!empty || state.readOnly) return false;
  const line = state.doc.lineAt(head);
  const item = ITEM.exec(line.text);
  if (!item || head < line.from + item[0].length) return false;
  const isEmpty = item[0].length === line.length;
  const changes = isEmpty
    ? { from: line.from, to: line.to }
    : { from: head, insert: `\n${nextMarker(item)}` };
  const end = isEmpty ? line.from : head + changes.insert.length;
  view.dispatch({ changes, selection: { anchor: end }, scrollIntoView: true, userEvent: "input" });
  return true;
}

function nextMarker([, indent, bullet, number, delimiter, space]) {
  const marker = number === undefined ? bullet : `${Number(number) + 1}${delimiter}`;
  return `${indent}${marker}${space}`;
}

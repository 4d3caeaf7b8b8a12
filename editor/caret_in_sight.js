/** The caret stays in sight where the text loses height, to a message below it or to a keyboard on the screen. */

import { EditorView, ViewPlugin } from "@codemirror/view";

export const caretInSight = ViewPlugin.define((view) => {
  let height = view.scrollDOM.clientHeight;
  const observer = new ResizeObserver(() => {
    const lost = height - view.scrollDOM.clientHeight;
    height = view.scrollDOM.clientHeight;
    if (lost > 0 && view.hasFocus && wentOutOfSight(view, lost)) {
      const { head } = view.state.selection.main;
      view.dispatch({ effects: EditorView.scrollIntoView(head) });
    }
  });
  observer.observe(view.scrollDOM);
  return { destroy: () => observer.disconnect() };
});

/** Whether the caret is in what the text has lost at its lower edge. */
function wentOutOfSight(view, lost) {
  const caret = view.coordsAtPos(view.state.selection.main.head);
  const { bottom } = view.scrollDOM.getBoundingClientRect();
  return caret !== null && caret.bottom > bottom && caret.bottom <= bottom + lost + 1;
}

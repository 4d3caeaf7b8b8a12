/**
 * How the text looks. Colours are the page's tokens, so that dark mode and forced colours come
 * with them.
 */

import { EditorView } from "@codemirror/view";

export const theme = EditorView.theme({
  "&": { color: "var(--letter-ink)", backgroundColor: "var(--letter-surface)" },
});

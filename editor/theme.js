/**
 * How the text looks. Colours are the page's tokens, so that dark mode and forced colours come
 * with them. What CodeMirror draws by a data: address is not used: a strict policy forbids it.
 */

import { EditorView } from "@codemirror/view";

const surface = {
  "&": {
    color: "var(--letter-ink)",
    backgroundColor: "var(--letter-surface)",
    flex: "1 1 auto",
    minHeight: "0",
    height: "100%",
    font: "inherit",
  },
  "&.cm-focused": {
    outline: "2px solid var(--letter-focus)",
    outlineOffset: "-2px",
  },
  ".cm-scroller": {
    font: "inherit",
    fontSize: "1rem",
    lineHeight: "1.65",
    overflowX: "hidden",
  },
  ".cm-content": {
    maxWidth: "46rem",
    minWidth: "0",
    padding: "1rem clamp(0.5rem, 3%, 2rem) 40vh",
    caretColor: "var(--letter-ink)",
  },
  ".cm-line": { padding: "0 0.5rem" },
  ".cm-placeholder": { color: "var(--letter-ink-quiet)" },
};

const highlighting = {
  ".cm-hl-heading": { fontWeight: "700", fontSize: "1.15em" },
  ".cm-hl-strong": { fontWeight: "700" },
  ".cm-hl-emphasis": { fontStyle: "italic" },
  ".cm-hl-strikethrough": { textDecoration: "line-through" },
  ".cm-hl-link, .cm-hl-note-reference, .cm-hl-note-definition": { color: "var(--letter-link)" },
  ".cm-hl-link-target, .cm-hl-image, .cm-hl-rule, .cm-hl-quote-mark, .cm-hl-list-mark, .cm-hl-block, .cm-hl-comment":
    { color: "var(--letter-ink-quiet)" },
  ".cm-hl-comment": { fontStyle: "italic" },
  ".cm-hl-code, .cm-hl-tag": { fontFamily: "var(--letter-font-mono)", fontSize: "0.92em" },
  ".cm-hl-tag": { color: "var(--letter-condition-ink)" },
  ".cm-hl-field": { color: "var(--letter-field-ink)" },
  ".cm-hl-string": { fontStyle: "italic" },
  ".cm-hl-broken": { color: "var(--letter-error)" },
};

const chips = {
  ".cm-chip": {
    borderRadius: "0.3em",
    padding: "0.06em 0.4em",
    cursor: "pointer",
    overflowWrap: "anywhere",
    border: "1px solid transparent",
    font: "inherit",
  },
  ".cm-chip-field": {
    color: "var(--letter-field-ink)",
    backgroundColor: "var(--letter-field)",
    borderColor: "var(--letter-field-line)",
  },
  ".cm-chip-condition, .cm-chip-else, .cm-chip-loop, .cm-chip-end, .cm-chip-comment": {
    color: "var(--letter-condition-ink)",
    backgroundColor: "var(--letter-condition)",
    fontSize: "0.85em",
  },
  ".cm-chip-comment": { fontStyle: "italic" },
  ".cm-chip-note": {
    position: "relative",
    padding: "0 0.1em",
    fontSize: "0.75em",
    fontWeight: "600",
    color: "var(--letter-link)",
  },
  // A number is small: what answers to a finger around it is not.
  ".cm-chip-note::after": { content: '""', position: "absolute", inset: "-0.6em -0.5em" },
  ".cm-chip-definition": { color: "var(--letter-link)", fontWeight: "600" },
  ".cm-chip:hover, .cm-chip-selected": {
    outline: "2px solid var(--letter-focus)",
    outlineOffset: "-1px",
  },
  ".cm-conditional": {
    backgroundColor: "var(--letter-condition)",
    boxShadow: "0 -1px 0 var(--letter-condition), 0 1px 0 var(--letter-condition)",
  },
  ".cm-conditional-line": { borderInlineStart: "3px solid var(--letter-condition-line)" },
  ".cm-conditional-2": { marginInlineStart: "0.75rem" },
  ".cm-conditional-3": { marginInlineStart: "1.5rem" },
};

const problems = {
  ".cm-problem": {
    textDecoration: "underline wavy 1.5px",
    textUnderlineOffset: "0.2em",
    textDecorationSkipInk: "none",
  },
  ".cm-problem-error": { textDecorationColor: "var(--letter-error)" },
  ".cm-problem-warning": { textDecorationColor: "var(--letter-warning)" },
  ".cm-problem-advice": {
    textDecorationColor: "var(--letter-advice)",
    textDecorationStyle: "dotted",
  },
  ".cm-problem-error .cm-chip": { borderColor: "var(--letter-error)" },
  ".cm-problem-warning .cm-chip": { borderColor: "var(--letter-warning)" },
};

const tooltips = {
  ".cm-tooltip": {
    color: "var(--letter-ink)",
    backgroundColor: "var(--letter-raised)",
    border: "1px solid var(--letter-line)",
    borderRadius: "var(--letter-radius)",
    boxShadow: "var(--letter-shadow-high)",
    maxWidth: "min(28rem, calc(100vw - 2rem))",
    zIndex: "50",
  },
  ".cm-hint": { padding: "0.5rem 0.75rem", fontSize: "0.9rem", lineHeight: "1.4" },
  ".cm-hint p": { margin: "0" },
  ".cm-hint p + p": { marginTop: "0.5rem" },
  ".cm-hint-fix": { marginTop: "0.5rem", display: "flex" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "inherit",
    fontSize: "0.95rem",
    maxHeight: "min(16rem, 40vh)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "0.35rem 0.75rem",
    minHeight: "24px",
    display: "flex",
    gap: "1rem",
    justifyContent: "space-between",
    alignItems: "baseline",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    color: "var(--letter-accent-ink)",
    backgroundColor: "var(--letter-accent)",
    forcedColorAdjust: "none",
  },
  ".cm-completionDetail": { fontStyle: "normal", fontSize: "0.85em", opacity: "0.85" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-tooltip.cm-completionInfo": { padding: "0.5rem 0.75rem", fontSize: "0.9rem" },
};

const finding = {
  ".cm-panels": { color: "var(--letter-ink)", backgroundColor: "var(--letter-raised)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--letter-line)" },
  ".cm-find": { padding: "0.4rem 0.75rem", fontSize: "0.9rem" },
  ".cm-find-row": { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.4rem 0.6rem" },
  ".cm-find-row + .cm-find-row": { marginTop: "0.4rem" },
  ".cm-find-text": { flex: "1 1 6rem", minWidth: "6rem", maxWidth: "20rem" },
  ".cm-find-option": {
    display: "inline-flex",
    alignItems: "center",
    gap: "0.3rem",
    minHeight: "24px",
  },
  ".cm-find-count": { flex: "1", minWidth: "4.5rem", color: "var(--letter-ink-quiet)" },
  // Forced colours take the ground away and give a transparent outline a colour.
  ".cm-searchMatch": {
    backgroundColor: "var(--letter-found)",
    outline: "1px solid transparent",
  },
  ".cm-searchMatch-selected": { outline: "2px solid var(--letter-focus)" },
};

export const theme = EditorView.theme({
  ...surface,
  ...highlighting,
  ...chips,
  ...problems,
  ...tooltips,
  ...finding,
});

/**
 * The text surface: CodeMirror behind the one interface the app sees.
 *
 * Positions are UTF-16 units of the text, whose lines end in "\n". Every edit counts the revision
 * up by one; what is said about a text carries the revision it is about, and is dropped where
 * the text has changed since. Whatever is set while an input method composes waits for its end.
 *
 *     createTextSurface(parent, handlers) -> surface        `parent` is in a document or shadow root
 *
 * The text
 *     setText(text) -> revision        replaces everything and forgets what could be undone
 *     text() -> string, revision() -> number
 *     replace(from, to, text)          one edit, undoable
 *     applyEdits(json, revision) -> bool   [{from, to, insert}…] in one undoable step; false if stale
 *     insert(text, selectFrom, selectTo)   in place of the selection; then selects that part of `text`
 *     toggleMark(mark)                 "**" or "*": for the selection, the word that the caret is
 *                                      within, or what is typed next
 *     insertLink()                     makes the selection a link and selects the place of its address
 *     undo(), redo(), canUndo() -> bool, canRedo() -> bool
 *
 * What is said about the text
 *     setHighlights(json, revision)    [{from, to, kind}…]; becomes the class `cm-hl-<kind>`
 *     setChips(json, revision)         [{from, to, kind, label, title?}…], ascending, apart
 *         kind: field | condition | else | end | loop | comment | note | definition
 *         label: what it shows: "Salutation", "only if the needs assessment is published", "1"
 *         title: more of it, on hover and when selected: the note's text, the field's help
 *     setProblems(json, revision)      [{from, to, severity, code, message, fix, index}…]
 *         severity: error | warning | advice; fix: what its button says, or null
 *
 * The view
 *     caret() -> number, selectionFrom() -> number, selectionTo() -> number
 *     setCaret(position, scroll)       select(from, to) also scrolls there
 *     setShowTags(bool), setReadonly(bool), setLanguage(tag), focus(), hasFocus() -> bool
 *     openSearch(), nextProblem(), previousProblem(), complete(), destroy()
 *
 * Handlers, all of them called by the surface
 *     change(text, revision)           after each edit, whoever made it, but not after setText
 *     caret(position)                  the caret moved, but not by setCaret, select or setText
 *     marks(bold, italic)              what is selected, or would be typed, became bold or italic, or plain
 *     chip(from, to)                   a chip was clicked, or Enter was pressed on it
 *     fix(index)                       the fix of the problem with that index was chosen
 *     tooLong()                        an edit was not made: the text would be longer than it may be
 *     complete(text, position) -> json {from, options: [{label, detail, info, apply, caret}…]} or
 *                                      null; asked after `{{`, `{%`, `|` and `[^`; `apply` takes
 *                                      the place of what has been typed from `from` on, and the
 *                                      caret goes to `caret` in it
 */

import { history, isolateHistory, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { Answers } from "./answers.js";
import { chipKeys } from "./chip_keys.js";
import { chipField, setChips, setShowTags } from "./chips.js";
import { hints } from "./hints.js";
import { highlights, setHighlights } from "./highlights.js";
import { keys, openSearch } from "./keys.js";
import { loadLater } from "./load_later.js";
import { isTooLong, longest } from "./longest.js";
import { BOLD, insertLink, ITALIC, marksHere, toggleMark } from "./marks.js";
import { phrases } from "./phrases.js";
import { pasting } from "./pasting.js";
import { nextProblem, previousProblem } from "./problem_steps.js";
import { problems, setProblems } from "./problems.js";
import { prose } from "./prose.js";
import { Settings } from "./settings.js";
import { theme } from "./theme.js";
import { writtenMarks } from "./written_marks.js";

/** Marks a move of the caret that the app asked for and need not be told of. */
const asked = Annotation.define();

export function createTextSurface(parent, handlers) {
  return new TextSurface(parent, handlers);
}

class TextSurface {
  #handlers;
  #settings = new Settings();
  #answers;
  #view;
  #revision = 0;
  #marks = 0;
  #isOver = false;
  #laterPlace = new Compartment();
  #later = [];

  constructor(parent, handlers) {
    this.#handlers = untilOver(handlers, () => this.#isOver);
    this.#answers = new Answers(
      () => this.#view,
      () => this.#revision,
    );
    this.#view = new EditorView({ state: this.#stateOf(""), parent, root: parent.getRootNode() });
    this.#addLater();
  }

  // The text.

  setText(text) {
    this.#revision += 1;
    this.#view.setState(this.#stateOf(text));
    this.#tellMarks(this.#view.state);
    return this.#revision;
  }

  text() {
    return this.#view.state.doc.toString();
  }

  revision() {
    return this.#revision;
  }

  replace(from, to, text) {
    this.#edit([{ from, to, insert: text }]);
  }

  applyEdits(json, revision) {
    if (revision !== this.#revision) return false;
    this.#edit(JSON.parse(json));
    return true;
  }

  insert(text, selectFrom, selectTo) {
    const { from, to } = this.#view.state.selection.main;
    this.#view.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor: from + selectFrom, head: from + selectTo },
      annotations: isolateHistory.of("full"),
      userEvent: "input",
      scrollIntoView: true,
    });
  }

  toggleMark(mark) {
    toggleMark(mark === "**" ? BOLD : ITALIC)(this.#view);
  }

  insertLink() {
    insertLink(this.#view);
  }

  undo() {
    undo(this.#view);
  }

  redo() {
    redo(this.#view);
  }

  canUndo() {
    return undoDepth(this.#view.state) > 0;
  }

  canRedo() {
    return redoDepth(this.#view.state) > 0;
  }

  // What is said about the text.

  setHighlights(json, revision) {
    this.#answers.put(setHighlights, json, revision);
  }

  setChips(json, revision) {
    this.#answers.put(setChips, json, revision);
  }

  setProblems(json, revision) {
    this.#answers.put(setProblems, json, revision);
  }

  // The view.

  caret() {
    return this.#view.state.selection.main.head;
  }

  selectionFrom() {
    return this.#view.state.selection.main.from;
  }

  selectionTo() {
    return this.#view.state.selection.main.to;
  }

  setCaret(position, scroll) {
    this.#select(position, position, scroll);
  }

  select(from, to) {
    this.#select(from, to, true);
  }

  setShowTags(shown) {
    this.#settings.showTags = shown;
    this.#view.dispatch({ effects: setShowTags.of(shown) });
  }

  setReadonly(readonly) {
    this.#view.dispatch({ effects: this.#settings.setReadonly(readonly) });
  }

  setLanguage(language) {
    this.#view.dispatch({ effects: this.#settings.setLanguage(language) });
  }

  focus() {
    this.#view.focus();
  }

  hasFocus() {
    return this.#view.hasFocus;
  }

  openSearch() {
    openSearch(this.#view);
  }

  nextProblem() {
    nextProblem(this.#view);
  }

  previousProblem() {
    previousProblem(this.#view);
  }

  complete() {
    this.#view.focus();
    loadLater().then(({ startCompletion }) => startCompletion(this.#view), () => {});
  }

  destroy() {
    this.#isOver = true;
    this.#answers.forget();
    this.#view.destroy();
  }

  // Inside.

  /** What one can begin to type without; where it does not arrive, the text works without it. */
  async #addLater() {
    try {
      const { laterExtensions } = await loadLater();
      if (this.#isOver) return;
      this.#later = laterExtensions(this.#handlers);
      this.#view.dispatch({ effects: this.#laterPlace.reconfigure(this.#later) });
    } catch (error) {
      console.warn(`Completion and search have not arrived: ${error.message}`);
    }
  }

  #stateOf(text) {
    return EditorState.create({
      doc: text,
      extensions: [
        this.#settings.extension(),
        history(),
        writtenMarks,
        prose,
        highlights,
        chipField(this.#settings.showTags),
        chipKeys(this.#handlers),
        problems,
        hints(this.#handlers),
        this.#laterPlace.of(this.#later),
        pasting,
        longest(() => this.#handlers.tooLong?.()),
        keys,
        phrases,
        theme,
        this.#answers.extension(),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.updateListener.of((update) => this.#tell(update)),
      ],
    });
  }

  #edit(changes) {
    const transaction = this.#view.state.update({
      changes,
      annotations: isolateHistory.of("full"),
      userEvent: "input",
      // What the app writes is right as it is, but for its length.
      filter: false,
    });
    if (isTooLong(transaction)) this.#handlers.tooLong?.();
    else this.#view.dispatch(transaction);
  }

  #select(anchor, head, scroll) {
    const last = this.#view.state.doc.length;
    this.#view.dispatch({
      selection: { anchor: Math.min(anchor, last), head: Math.min(head, last) },
      effects: scroll ? EditorView.scrollIntoView(Math.min(head, last), { y: "center" }) : [],
      annotations: asked.of(true),
      userEvent: "select",
    });
  }

  #tell(update) {
    if (update.docChanged) {
      this.#revision += 1;
      this.#handlers.change(update.state.doc.toString(), this.#revision);
    }
    const moved = update.state.selection.main.head !== update.startState.selection.main.head;
    if (moved && !update.transactions.some((transaction) => transaction.annotation(asked))) {
      this.#handlers.caret(update.state.selection.main.head);
    }
    if (update.transactions.length > 0) this.#tellMarks(update.state);
  }

  #tellMarks(state) {
    const marks = marksHere(state);
    if (marks === this.#marks) return;
    this.#marks = marks;
    this.#handlers.marks?.(Boolean(marks & BOLD), Boolean(marks & ITALIC));
  }
}

/** The handlers, none of which is called once it is over: whoever gave them may have let them go. */
function untilOver(handlers, isOver) {
  const guarded = (handler) => (...words) => (isOver() ? null : handler(...words));
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [name, guarded(handler)]),
  );
}

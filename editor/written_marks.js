/**
 * Bold and italic while one writes: what is typed next has the marks that it was asked to have, and
 * no edit of the author leaves a sign that would print.
 *
 * Every edit is read as one of the characters and their marks; where the signs that stand there then
 * would not make these marks, they are written anew, in the same step of undo.
 */

import { EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { BOLD, ITALIC, read, SIGN, widthOf, write } from "./emphasis.js";

/** Paragraphs that hang together and are longer than any letter's are left as they are. */
const LONGEST = 100_000;

/** The marks of what is typed at a place: `{at, mark}`, or `{from, at, mark}` while one composes. */
export const setTyping = StateEffect.define();

const typing = StateField.define({
  create: () => null,
  update(value, transaction) {
    const said = transaction.effects.findLast((effect) => effect.is(setTyping));
    if (said) return said.value;
    return transaction.docChanged || transaction.selection ? null : value;
  },
});

const filter = EditorState.transactionFilter.of((transaction) => {
  const isEdit = ["input", "delete", "move"].some((event) => transaction.isUserEvent(event));
  const more = transaction.docChanged && isEdit ? afterEdit(transaction) : null;
  return more ? [transaction, more] : transaction;
});

/** What was composed gets its marks when the input method is done with it. */
const composed = EditorView.domEventHandlers({
  compositionend(event, view) {
    setTimeout(() => {
      const asked = view.state.field(typing, false);
      if (asked?.from !== undefined && !view.composing) view.dispatch(settled(view.state, asked));
    });
  },
});

export const writtenMarks = [typing, filter, composed];

/** The marks of what would be typed at `place`. */
export function typingMark(state, place) {
  const asked = state.field(typing);
  if (asked?.at === place) return asked.mark;
  const { from, found } = readAround(state, place, place);
  return found ? markAt(found, place - from) : 0;
}

/** The marks that all of what is selected has, or what would be typed at the caret. */
export function marksHere(state) {
  const { main } = state.selection;
  if (main.empty) return typingMark(state, main.head);
  const { from, text, found } = readAround(state, main.from, main.to);
  if (!found) return 0;
  const words = found.marks
    .subarray(main.from - from, main.to - from)
    .filter((mark, at) => mark !== SIGN && /\S/.test(text[main.from - from + at]));
  return words.length === 0 ? 0 : words.reduce((all, mark) => all & mark, BOLD | ITALIC);
}

/** Where a person goes on who has ended the emphasis before `place`: behind its signs. */
export function behindSigns(state, place) {
  const { from, found } = readAround(state, place, place);
  if (!found) return place;
  const closing = found.pairs.map(({ close }) => close);
  let at = place - from;
  while (found.marks[at] === SIGN && closing.some((sign) => sign === at || sign === at - 1)) at += 1;
  return from + at;
}

/**
 * The edit that gives the mark to the ranges, or takes it where all of them have it, as a spec of a
 * transaction; null where there is nothing to mark.
 */
export function toggled(state, ranges, mark) {
  const { from, text, found } = readAround(state, ranges[0].from, ranges.at(-1).to);
  if (!found) return null;
  const places = ranges.flatMap((range) =>
    Array.from({ length: range.to - range.from }, (_, index) => range.from - from + index),
  );
  const marked = places.filter((at) => found.marks[at] !== SIGN && /\S/.test(text[at]));
  if (marked.length === 0) return null;
  const isOn = marked.every((at) => found.marks[at] & mark);
  const wanted = found.marks.slice();
  for (const at of places) {
    if (wanted[at] !== SIGN) wanted[at] = isOn ? wanted[at] & ~mark : wanted[at] | mark;
  }
  return rewritten(from, text, wanted, state.selection.main);
}

function afterEdit(transaction) {
  const { startState: state, changes } = transaction;
  const asked = state.field(typing);
  if (transaction.isUserEvent("input.type.compose")) return whileComposing(transaction, asked);
  let [first, last] = [Infinity, 0];
  changes.iterChanges((from, to) => {
    first = Math.min(first, from);
    last = Math.max(last, to);
  });
  const { from, found, to, text } = readAround(state, first, last);
  if (!found || (!text.includes("*") && !asked?.mark)) return null;
  const marks = marksAfter(transaction, from, to, text, found);
  if (!marks) return null;
  const { main } = transaction.newSelection;
  const next = transaction.newDoc.sliceString(from, from + marks.length);
  const isRemoved = removeMarkOfDeletedSign(transaction, from, found, marks);
  const spec = isRemoved || !isMade(next, marks) ? rewritten(from, next, marks, main) : {};
  return { ...spec, effects: goOn(transaction, marks, from, spec.selection ?? main), sequential: true };
}

/** What is typed next has the marks of what was typed, also behind white space; Enter ends them. */
function goOn(transaction, marks, from, { head }) {
  const { main } = transaction.newSelection;
  const last = main.head - 1 - from;
  const isTyped = transaction.isUserEvent("input") && main.empty && last >= 0;
  if (!isTyped || transaction.newDoc.sliceString(main.head - 1, main.head) === "\n") return [];
  const mark = marks[last];
  return mark === SIGN ? [] : [setTyping.of({ at: head, mark })];
}

/** The marks of all characters around after the edit; null where stars were typed or pasted. */
function marksAfter(transaction, from, to, text, found) {
  const { startState: state, changes } = transaction;
  const asked = state.field(typing);
  const marks = new Uint8Array(to - from + changes.newLength - changes.length);
  let [copied, isPlain] = [from, true];
  let at = 0;
  const copy = (end) => {
    marks.set(found.marks.subarray(copied - from, end - from), at);
    at += end - copied;
  };
  changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    copy(fromA);
    const mark = asked?.at === fromA && fromA === toA ? asked.mark : markAt(found, fromA - from);
    marks.fill(mark, at, at + inserted.length);
    const kept = text.slice(fromA - from, toA - from);
    const place = inserted.toString().indexOf(kept);
    if (kept.includes("*") && place >= 0) {
      marks.set(found.marks.subarray(fromA - from, toA - from), at + place);
    } else if (inserted.toString().includes("*")) {
      isPlain = false;
    }
    at += inserted.length;
    copied = toA;
  }, true);
  copy(to);
  return isPlain ? marks : null;
}

/** Backspace or Delete at a sign takes the emphasis away that it belongs to. */
function removeMarkOfDeletedSign(transaction, from, found, marks) {
  if (!transaction.isUserEvent("delete") || !transaction.startState.selection.main.empty) return false;
  let isRemoved = false;
  transaction.changes.iterChanges((fromA, toA) => {
    const gone = found.marks.subarray(fromA - from, toA - from);
    if (gone.length === 0 || !gone.every((mark) => mark === SIGN)) return;
    const place = (at) => transaction.changes.mapPos(from + at) - from;
    for (const { mark, open, close } of found.pairs) {
      const isHit = [open, close].some(
        (sign) => sign < toA - from && sign + widthOf(mark) > fromA - from,
      );
      if (!isHit) continue;
      isRemoved = true;
      for (let at = place(open); at < place(close); at += 1) marks[at] &= ~mark;
    }
  });
  return isRemoved;
}

/** While an input method composes nothing is changed under it. */
function whileComposing(transaction, asked) {
  const { head } = transaction.newSelection.main;
  const before = transaction.startState.selection.main.from;
  const mark = asked?.mark ?? typingMark(transaction.startState, before);
  let from = asked?.from ?? before;
  transaction.changes.iterChanges((fromA) => {
    from = Math.min(from, fromA);
  });
  return mark ? { effects: setTyping.of({ from, at: head, mark }) } : null;
}

function settled(state, { from: first, at: last, mark }) {
  const { from, text, found } = readAround(state, first, last);
  if (!found) return {};
  const marks = found.marks.slice();
  for (let at = first - from; at < last - from; at += 1) {
    if (marks[at] !== SIGN) marks[at] = mark;
  }
  const spec = isMade(text, marks) ? {} : rewritten(from, text, marks, state.selection.main);
  const at = spec.selection?.head ?? last;
  return { ...spec, effects: setTyping.of({ at, mark }), annotations: Transaction.addToHistory.of(true) };
}

/** Whether the signs in `text` make these marks and no other. */
function isMade(text, marks) {
  const made = read(text).marks;
  return marks.every(
    (mark, at) => mark === made[at] || (mark !== SIGN && made[at] !== SIGN && /\s/.test(text[at])),
  );
}

/** The edit that writes the signs of `text` anew, for these marks of its characters. */
function rewritten(from, text, marks, { anchor, head }) {
  const isText = (_, at) => marks[at] !== SIGN;
  const { text: insert, places } = write(
    [...splitUnits(text)].filter(isText).join(""),
    marks.filter((mark) => mark !== SIGN),
  );
  const place = (position) => {
    const before = marks.subarray(0, Math.max(0, position - from)).filter((mark) => mark !== SIGN);
    const beyond = Math.max(0, position - from - text.length);
    return from + (position < from ? position - from : places[before.length] + beyond);
  };
  const start = sharedLength(text, insert, (it, at) => it[at]);
  const most = Math.min(text.length, insert.length) - start;
  const end = Math.min(most, sharedLength(text, insert, (it, at) => it[it.length - 1 - at]));
  return {
    changes: {
      from: from + start,
      to: from + text.length - end,
      insert: insert.slice(start, insert.length - end),
    },
    selection: { anchor: place(anchor), head: place(head) },
  };
}

function splitUnits(text) {
  return Array.from({ length: text.length }, (_, at) => text[at]);
}

function sharedLength(one, other, unit) {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && unit(one, length) === unit(other, length)) length += 1;
  return length;
}

/** What stands around a range, up to empty lines: `{from, to, text}`, and `found` as it reads. */
function readAround(state, first, last) {
  const { doc } = state;
  let [top, bottom] = [doc.lineAt(first), doc.lineAt(last)];
  while (top.number > 1 && top.text.trim() !== "") top = doc.line(top.number - 1);
  while (bottom.number < doc.lines && bottom.text.trim() !== "") bottom = doc.line(bottom.number + 1);
  const [from, to] = [top.from, bottom.to];
  const text = to - from > LONGEST ? "" : state.sliceDoc(from, to);
  return { from, to, text, found: to - from > LONGEST ? null : read(text) };
}

function markAt({ pairs }, place) {
  const around = pairs.filter(({ mark, open, close }) => open + widthOf(mark) <= place && place <= close);
  return around.reduce((marks, { mark }) => marks | mark, 0);
}

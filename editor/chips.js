/**
 * Tags and footnote marks shown as chips: what they mean instead of how they are written.
 *
 * A chip is one character to the caret and the mouse. A tag whose inside holds an end of the
 * selection is shown as it is written, so that typing in it moves nothing.
 */

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

import { ChipWidget } from "./chip_widget.js";
import { conditionDecorations } from "./conditions.js";
import { notCrowded } from "./crowded_lines.js";

/** A list of `{from, to, kind, label, title?}`, ascending, apart from each other. */
export const setChips = StateEffect.define();

/** Whether tags are shown as they are written. */
export const setShowTags = StateEffect.define();

/** The most chips of one line: a paragraph of a letter has a handful. */
const MOST_IN_LINE = 200;

const field = StateField.define({
  create: () => shown([], false, null),
  update(value, transaction) {
    let { all, showTags } = value;
    if (transaction.docChanged) all = moved(all, transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setChips)) all = fitting(effect.value, transaction.state.doc.length);
      if (effect.is(setShowTags)) showTags = effect.value;
    }
    const { startState, state, selection } = transaction;
    const isMoved = selection && [startState, state].some((one) => touchesChip(all, one.selection));
    const same = all === value.all && showTags === value.showTags && !isMoved;
    return same ? value : shown(all, showTags, state);
  },
  provide: (self) => [
    EditorView.decorations.from(self, (value) => value.decorations),
    EditorView.atomicRanges.of((view) => view.state.field(self).atomic),
  ],
});

export function chipField(showTags) {
  return field.init((state) => shown([], showTags, state));
}

/** All chips, also those that are shown as they are written. */
export function allChips(state) {
  return state.field(field).all;
}

/** The chip that is shown and that `accepts`, or undefined. */
export function findChip(state, accepts) {
  return state.field(field).closed.find(accepts);
}

/** The chip that the selection covers exactly, or undefined. */
export function selectedChip(state) {
  const { from, to } = state.selection.main;
  return findChip(state, (chip) => chip.from === from && chip.to === to);
}

/** Whether some of the range is hidden behind a chip. */
export function isBehindChip(state, from, to) {
  return findChip(state, (chip) => from < chip.to && to > chip.from) !== undefined;
}

function shown(all, showTags, state) {
  const closed = showTags || !state ? [] : closable(all, state);
  const replaced = closed.map((chip) => replacement(chip, state));
  const around = closed.length > 0 ? conditionDecorations(all, state.doc) : [];
  return {
    all,
    showTags,
    closed,
    decorations: Decoration.set([...replaced, ...around], true),
    atomic: RangeSet.of(replaced),
  };
}

/**
 * The chips that are shown: not those that the selection ends in, nor those of a crowded line. Of a
 * long line as it is written the view draws but what is in sight.
 */
function closable(all, state) {
  const drawn = notCrowded(all, state.doc, MOST_IN_LINE);
  return drawn.filter((chip) => !holdsAnEnd(chip, state.selection));
}

/** Whether a chip is drawn otherwise for that selection. */
function touchesChip(all, { main }) {
  return all.some(({ from, to }) => from <= main.to && to >= main.from);
}

function holdsAnEnd(chip, selection) {
  const { anchor, head } = selection.main;
  return [anchor, head].some((end) => chip.from < end && end < chip.to);
}

function replacement(chip, state) {
  const { from, to } = state.selection.main;
  const selected = from === chip.from && to === chip.to;
  const widget = new ChipWidget(chip, selected);
  return Decoration.replace({ widget }).range(chip.from, chip.to);
}

/** The chips after an edit: those it reached into are gone until the engine has read them again. */
function moved(chips, changes) {
  const edits = [];
  changes.iterChangedRanges((from, to, _, end) => edits.push({ from, to, shift: end - to }));
  let next = 0;
  let shift = 0;
  return chips.flatMap((chip) => {
    for (; next < edits.length && edits[next].to <= chip.from; next += 1) shift = edits[next].shift;
    const isReached = next < edits.length && edits[next].from < chip.to;
    return isReached ? [] : [{ ...chip, from: chip.from + shift, to: chip.to + shift }];
  });
}

function fitting(chips, length) {
  return chips.filter(({ from, to }) => from < to && to <= length);
}

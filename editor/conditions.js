/**
 * What stands between a condition and its end: a bar beside whole lines, a quiet ground behind a
 * part of a line. The chips themselves say what the condition is.
 */

import { Decoration } from "@codemirror/view";

const OPENS = new Set(["condition", "loop", "else"]);
const CLOSES = new Set(["else", "end"]);
const DEEPEST = 3;

const inline = Decoration.mark({ class: "cm-conditional" });
const lines = Array.from({ length: DEEPEST }, (_, depth) =>
  Decoration.line({ class: `cm-conditional-line cm-conditional-${depth + 1}` }),
);

/** Decorations for what lies between those chips of that text. */
export function conditionDecorations(chips, doc) {
  const ranges = [];
  const open = [];
  for (const chip of chips) {
    if (CLOSES.has(chip.kind) && open.length > 0) {
      ranges.push(...between(open.pop(), chip, open.length, doc));
    }
    if (OPENS.has(chip.kind)) open.push(chip);
  }
  return ranges;
}

function between(start, end, depth, doc) {
  if (start.to >= end.from) return [];
  const first = doc.lineAt(start.from);
  const last = doc.lineAt(end.from);
  if (first.number === last.number) return [inline.range(start.to, end.from)];
  const decoration = lines[Math.min(depth, DEEPEST - 1)];
  const ranges = [];
  for (let number = first.number; number <= last.number; number += 1) {
    ranges.push(decoration.range(doc.line(number).from));
  }
  return ranges;
}

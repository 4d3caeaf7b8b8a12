/**
 * Conditions and repetitions: which chips belong together, and how what stands between them is
 * shown: by a bar beside whole lines, by a quiet ground behind a part of a line.
 */

import { Decoration } from "@codemirror/view";

const BEGINS = new Set(["condition", "loop"]);
const DEEPEST = 3;

const inline = Decoration.mark({ class: "cm-conditional" });
const lines = Array.from({ length: DEEPEST }, (_, depth) =>
  Decoration.line({ class: `cm-conditional-line cm-conditional-${depth + 1}` }),
);

/**
 * The chips of each condition from its beginning to its end, those of an "otherwise" among them,
 * and how deep it lies in others. One whose end is missing has the chips that are there.
 */
export function groupsOf(chips) {
  const groups = [];
  const open = [];
  for (const chip of chips) {
    if (BEGINS.has(chip.kind)) {
      const group = { chips: [], depth: open.length };
      groups.push(group);
      open.push(group);
    }
    if (BEGINS.has(chip.kind) || chip.kind === "else" || chip.kind === "end") {
      open.at(-1)?.chips.push(chip);
    }
    if (chip.kind === "end") open.pop();
  }
  return groups;
}

/** Decorations for what lies between those chips of that text. */
export function conditionDecorations(chips, doc) {
  return groupsOf(chips).flatMap(({ chips: group, depth }) =>
    group.slice(1).flatMap((end, index) => between(group[index], end, depth, doc)),
  );
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

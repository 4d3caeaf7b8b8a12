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

/**
 * Decorations for what lies between those chips of that text. However many conditions lie in each
 * other, a line has at most three bars and a part of a line one ground: what is within says nothing
 * more, and a thousand grounds around one word would hold the page up.
 */
export function conditionDecorations(chips, doc) {
  const ranges = [];
  let shaded = 0;
  for (const { start, end, depth } of stretches(chips)) {
    if (start.to >= end.from) continue;
    const first = doc.lineAt(start.from);
    if (end.from > first.to) {
      if (depth < DEEPEST) addLines(ranges, first.number, doc.lineAt(end.from).number, depth, doc);
    } else if (start.to >= shaded) {
      ranges.push(inline.range(start.to, end.from));
      shaded = end.from;
    }
  }
  return ranges;
}

/** From each chip of a condition to its next, in the order of the text, the outer before the inner. */
function stretches(chips) {
  const found = groupsOf(chips).flatMap(({ chips: group, depth }) =>
    group.slice(1).map((end, index) => ({ start: group[index], end, depth })),
  );
  return found.sort((one, other) => one.start.from - other.start.from);
}

function addLines(ranges, first, last, depth, doc) {
  for (let number = first; number <= last; number += 1) {
    ranges.push(lines[depth].range(doc.line(number).from));
  }
}

/**
 * Removing a chip. A condition goes with its end, and what stands between them stays; one with an
 * "otherwise" is first selected as a whole, for then what stands in it goes as well.
 */

import { EditorView } from "@codemirror/view";

import { allChips, selectedChip } from "./chips.js";
import { groupsOf } from "./conditions.js";

/** Tags that vanish with their line where they stand alone on it. */
const OWN_LINE = new Set(["condition", "loop", "else", "end", "comment"]);

/** The command for the selected chip. */
export function removeSelected(view) {
  const { state } = view;
  const chip = selectedChip(state);
  if (!chip || state.readOnly) return false;
  const together = goingWith(chip, allChips(state));
  if (together.some((one) => one !== chip && one.kind === "else"))
    return selectWhole(view, together);
  const changes = together.map((one) => rangeOf(one, state.doc));
  view.dispatch({ changes, scrollIntoView: true, userEvent: "delete" });
  return true;
}

/** The chip and what must go with it. An "otherwise" may go alone: its text joins that before it. */
function goingWith(chip, chips) {
  const group = groupsOf(chips).find((one) => one.chips.includes(chip))?.chips;
  const isWhole = group?.at(-1).kind === "end";
  return isWhole && chip.kind !== "else" ? group : [chip];
}

function selectWhole(view, group) {
  view.dispatch({
    selection: { anchor: group[0].from, head: group.at(-1).to },
    effects: EditorView.announce.of(
      view.state.phrase("The whole condition is selected. Press Delete to remove it."),
    ),
    scrollIntoView: true,
    userEvent: "select",
  });
  return true;
}

function rangeOf({ from, to, kind }, doc) {
  const line = doc.lineAt(from);
  const isAlone = line.text.trim() === doc.sliceString(from, to);
  if (!OWN_LINE.has(kind) || !isAlone) return { from, to };
  return { from: line.from, to: Math.min(line.to + 1, doc.length) };
}

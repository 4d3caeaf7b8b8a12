/** How a chip looks, and what a screen reader says of it. */

import { WidgetType } from "@codemirror/view";

/** What stands before the label when it is read out. */
const SPOKEN_KIND = {
  field: "Field: ",
  condition: "Condition: ",
  else: "Condition: ",
  end: "Condition: ",
  loop: "Repeated: ",
  comment: "Comment: ",
  note: "Footnote ",
  definition: "Text of footnote ",
};

export class ChipWidget extends WidgetType {
  constructor(chip, selected) {
    super();
    this.chip = chip;
    this.selected = selected;
  }

  eq(other) {
    return (
      this.selected === other.selected &&
      this.chip.kind === other.chip.kind &&
      this.chip.label === other.chip.label &&
      this.chip.title === other.chip.title
    );
  }

  toDOM() {
    const dom = document.createElement(elementOf(this.chip));
    dom.setAttribute("role", "button");
    this.draw(dom);
    return dom;
  }

  /** Draws into the element that is there: a new one would lose the click that selected it. */
  updateDOM(dom) {
    if (dom.localName !== elementOf(this.chip)) return false;
    this.draw(dom);
    return true;
  }

  draw(dom) {
    const { kind, label } = this.chip;
    dom.className = `cm-chip cm-chip-${kind}`;
    dom.classList.toggle("cm-chip-selected", this.selected);
    dom.setAttribute("aria-label", spoken(this.chip));
    dom.textContent = label;
  }

  /** Mouse events are for the editor, which puts the caret and opens the chip. */
  ignoreEvent() {
    return false;
  }
}

function elementOf(chip) {
  return chip.kind === "note" ? "sup" : "span";
}

/** The chip in words. */
export function spoken({ kind, label, title }) {
  const words = `${SPOKEN_KIND[kind] ?? ""}${label}`;
  return kind === "note" && title ? `${words}: ${title}` : words;
}

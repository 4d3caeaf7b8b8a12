// What a person types in a letter stays what it looks like.
import { openSurface } from "./support/surface_page.js";
import { expect, test } from "./support/test.js";

/** `|` in the text before is the caret; `⏎` is Enter. */
const CASES = [
  {
    name: "an address that is typed on lines has line breaks",
    before: "::: address\n|\n:::\n",
    typed: "Ann Lee⏎1 High Street⏎York",
    after: "::: address\nAnn Lee\\\n1 High Street\\\nYork\n:::\n",
  },
  {
    name: "short lines outside of a part have line breaks, and paragraphs none",
    typed: "Yours sincerely,⏎Ann Lee⏎⏎Enclosed: a list",
    after: "Yours sincerely,\\\nAnn Lee\n\nEnclosed: a list",
  },
  {
    name: "running text that is wrapped by hand has none",
    typed: "Thank you for all that you have done for the library.⏎We hope",
    after: "Thank you for all that you have done for the library.\nWe hope",
  },
  {
    name: "Enter within a line of an address breaks it",
    before: "::: address\nAnn Lee |1 High Street\n:::\n",
    typed: "⏎",
    after: "::: address\nAnn Lee \\\n1 High Street\n:::\n",
  },
  {
    name: "typing at the document's start does not break the letterhead",
    before: "|::: letterhead\nThe Office\n:::\n",
    typed: "Draft",
    after: "Draft\n\n::: letterhead\nThe Office\n:::\n",
  },
  {
    name: "typing behind the end of a part does not break it",
    before: "::: letterhead\nThe Office\n:::|",
    typed: "Dear",
    after: "::: letterhead\nThe Office\n:::\n\nDear",
  },
  {
    name: "a part that is typed as it is written stays so",
    typed: "::: subject⏎Books⏎:::⏎⏎Dear",
    after: "::: subject\nBooks\n:::\n\nDear",
  },
  {
    name: "a year at the beginning of a line begins no list",
    typed: "1986. It was",
    after: "1986\\. It was",
  },
  {
    name: "a list that is asked for is one, and goes on",
    typed: "1. One⏎Two⏎⏎Then",
    after: "1. One\n2. Two\nThen",
  },
  {
    name: "spaces at the beginning of a paragraph make no code of it",
    typed: "     Indented",
    after: "   \u00a0 Indented",
  },
];

for (const { name, before = "|", typed, after } of CASES) {
  test(name, async ({ page }) => {
    const surface = await openSurface(page, before.replace("|", ""));
    await surface.call("setCaret", before.indexOf("|"), false);
    await surface.call("focus");
    for (const piece of typed.split(/(⏎)/)) {
      await (piece === "⏎" ? page.keyboard.press("Enter") : page.keyboard.type(piece));
    }
    expect(await surface.text()).toBe(after);
  });
}

test("deleting the last line of an address takes the break before it along", async ({ page }) => {
  const surface = await openSurface(page, "Ann Lee\\\nY\n\nDear Ann,");
  await surface.call("setCaret", 10, false);
  await surface.call("focus");
  await page.keyboard.press("Backspace");
  expect(await surface.text()).toBe("Ann Lee\n\n\nDear Ann,");
});

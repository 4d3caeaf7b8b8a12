// Every state of the editor, as axe sees it: light and dark, wide and narrow, empty and full of
// problems, with each of its dialogs and menus open.
import { expectAccessible } from "./support/accessibility.js";
import { beginLetter, openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

const press = (name) => (page) => page.getByRole("button", { name, exact: true }).first().click();

const STATES = {
  "as it opens": async () => {},
  "with its tags shown": press("Show tags"),
  "with the menu of documents": press("Documents"),
  "with the menu of files": press("Save as file"),
  "with all letters listed": async (page) => {
    await press("Documents")(page);
    await page.getByRole("menuitem", { name: "All letters…" }).click();
  },
  "with the fields": (page) => page.getByRole("tab", { name: /^Fields/ }).click(),
  "with the form of a field": async (page) => {
    await page.getByRole("tab", { name: /^Fields/ }).click();
    await page.getByRole("button", { name: "New field…" }).click();
  },
  "with the form of a condition": press("Insert condition"),
  "with the form of a footnote": press("Insert footnote"),
  "with the list of fields to put in": press("Insert field"),
  "with the search over recipients": (page) => page.getByRole("button", { name: /^Choose a recipient/ }).click(),
  "with find and replace": press("Find"),
  "without anything": (page) => beginLetter(page, ""),
  "full of mistakes": (page) =>
    beginLetter(page, "Dear {{ nobody }}, see[^x] announcement¹ and [this](#) or {% if so %}that.\n\n[^y]: Never."),
};

for (const [state, reach] of Object.entries(STATES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the editor ${state}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await openPage(page);
      await reach(page);
      await page.waitForTimeout(600);
      await expectAccessible(page);
    });
  }
}

test.describe("narrow", () => {
  test.use({ viewport: { width: 390, height: 800 } });

  for (const pane of ["Text", "Letter", "Recipients", "Fields", "Problems"]) {
    test(`the editor shows ${pane} alone, and nothing runs over the edge`, async ({ page }) => {
      await openPage(page);
      const parts = page.getByRole("navigation", { name: "Parts of the editor" });
      await parts.getByRole("button", { name: new RegExp(`^${pane}`) }).click();
      await page.waitForTimeout(300);
      await expectAccessible(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
    });
  }
});

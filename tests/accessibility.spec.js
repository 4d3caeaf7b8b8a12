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

// With the typesetter, which is large and takes a small machine a while.
const PAGES = {
  "with its pages": async () => {},
  "with pages of headings, notes and a picture": (page) =>
    beginLetter(
      page,
      `## News\n\nWe moved.[^1] See [the map](https://map.example/).\n\n![A point](data:image/png;base64,${POINT})\n\n[^1]: In May.\n`,
    ),
  "with what is wrong with a page": (page) => beginLetter(page, "Dear all,\n\n![A torn one](data:image/png;base64,AAAA)\n"),
  "with the page set-up": press("Page set-up"),
  "with the choice of letters to print": press("Print letters"),
  "with letters that are being set for paper": async (page) => {
    await page.evaluate(() => (window.print = () => {}));
    await press("Print letters")(page);
    await page.getByLabel(/^All \(6\)/).check();
    await page.getByRole("button", { name: "Print 6 letters" }).click();
    await expect(page.getByText(/^The browser prints/)).toBeVisible();
  },
  "with the choice of letters to save": async (page) => {
    await press("Save as file")(page);
    await page.getByRole("menuitem", { name: /^Save letters/ }).click();
    await page.getByLabel(/^A file for each letter/).check();
  },
  "with letters that are being saved": async (page) => {
    await page.evaluate(() => {
      const editor = document.querySelector("letter-editor");
      const { recipients } = editor;
      const [one] = recipients.recipients;
      editor.recipients = { ...recipients, recipients: Array.from({ length: 5000 }, () => one) };
    });
    await press("Save as file")(page);
    await page.getByRole("menuitem", { name: /^Save letters/ }).click();
    await page.getByRole("button", { name: "Save 5000 letters" }).click();
    await expect(page.getByText(/^\d+ of 5000 letters/)).toBeVisible({ timeout: 30_000 });
  },
};

const POINT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test.describe("on pages", () => {
  test.use({ fetchesAhead: true });
  test.setTimeout(120_000);

  for (const [state, reach] of Object.entries(PAGES)) {
    test(`the editor ${state}, light and dark`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await openPage(page);
      await expect(page.getByRole("region", { name: /^Page 1 of / })).toBeVisible({ timeout: 90_000 });
      await reach(page);
      await page.waitForTimeout(600);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.waitForTimeout(300);
      await expectAccessible(page);
    });
  }
});

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

// The letter on its pages, and all letters out as files, with the typesetter in its worker.
import { readFileSync } from "node:fs";
import { expectAccessible } from "./support/accessibility.js";
import { beginLetter, leaveOutName, openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

test.use({ fetchesAhead: true });
// The typesetter is thirty megabytes, and a small machine compiles it for a while.
test.setTimeout(120_000);

async function openPages(page) {
  const editor = await openPage(page);
  await expect(firstPage(page)).toBeVisible({ timeout: 90_000 });
  return editor;
}

function firstPage(page) {
  return page.getByRole("region", { name: /^Page 1 of / });
}

test("she sees the pages, and they change as she types", async ({ page }) => {
  const { text } = await openPages(page);
  await expect(firstPage(page)).toContainText("Dear Ilse,");
  await text.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n\nUntil we meet at the harbour.");
  await expect(firstPage(page)).toContainText("Until we meet at the harbour.");
  await page.getByRole("button", { name: "Next letter" }).click();
  await expect(firstPage(page)).toContainText("Dear Mr Okonweir,");
  await expectAccessible(page);
});

test("a letter that takes too long to set is given up, and a change brings pages again", async ({ page }) => {
  const { element } = await openPages(page);
  const rows = Array.from({ length: 1000 }, (_, row) => `| Item ${row}[^${row}] | of many |`);
  const notes = rows.map((_, row) => `[^${row}]: A note on item ${row}.`);
  const body = ["| What | How |", "|---|---|", ...rows, "", ...notes].join("\n");
  const write = (text) => element.evaluate((editor, it) => (editor.template = { ...editor.template, body: it }), text);
  await write(body);
  await expect(page.getByText("took too long and was given up")).toBeVisible({ timeout: 60_000 });
  expect(await element.evaluate((editor) => editor.template.body)).toBe(body);
  await write("Shorter by far.");
  await expect(firstPage(page)).toContainText("Shorter by far.", { timeout: 30_000 });
  await expect(page.getByText("took too long and was given up")).toBeHidden();
});

test("a click on the page leads to the text", async ({ page }) => {
  const { element } = await openPages(page);
  await firstPage(page).getByText("Thank you for the").first().click({ position: { x: 2, y: 4 } });
  await page.keyboard.type("Now ");
  await expect(firstPage(page)).toContainText(/Now Thank you|Thank Now you|TNow hank/);
  expect(await element.evaluate((editor) => editor.template.body)).toContain("Now ");
});

test("a note's mark leads to the note, and the note back", async ({ page }) => {
  await openPages(page);
  const mark = page.getByRole("link", { name: "Note 2", exact: true });
  const note = page.getByRole("link", { name: "Note 2, back to the letter" });
  const body = await page.evaluate(() => document.querySelector("letter-editor").template.body);
  await mark.click();
  await expect(note).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(mark).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(note).toBeFocused();
  expect(await page.evaluate(() => document.querySelector("letter-editor").template.body)).toBe(body);
});

test("a heading of the letter is one on its page, and its words are there once", async ({ page }) => {
  await openPages(page);
  await beginLetter(page, "Dear all,\n\n## What is new\n\nNothing at all.[^1]\n\n[^1]: As always.\n");
  await expect(page.getByRole("heading", { name: "What is new", level: 2 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing at all" })).toHaveCount(0);
  const text = await firstPage(page).textContent();
  expect(text.match(/What is new/g)).toHaveLength(1);
  await page.getByRole("textbox", { name: "Letter text" }).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Good morning. ");
  await expect(firstPage(page)).toContainText("Good morning.");
  await expect(page.getByRole("heading", { name: "What is new", level: 2 })).toBeVisible();
});

test("the words of the page are where its lines end", async ({ page }) => {
  await openPages(page);
  const differences = await page.locator("svg.page-paper tspan").evaluateAll((spans) => {
    const ends = spans.map((span) => {
      const shown = span.textContent.trimEnd().length;
      return { x: Number(span.getAttribute("x")), y: span.getAttribute("y"), width: span.getSubStringLength(0, shown) };
    });
    // A run that begins where another one of its line ends must begin there on the screen too.
    const gaps = ends.slice(1).map((next, at) => (next.y === ends[at].y ? next.x - ends[at].x - ends[at].width : 0));
    return gaps.filter((gap) => gap < -0.5 || gap > 6);
  });
  expect(differences).toEqual([]);
});

test("she chooses a size, and finds it again", async ({ page }) => {
  await openPages(page);
  await page.getByLabel("Size", { exact: true }).selectOption("200");
  const width = () => page.locator("svg.page-paper").first().evaluate((paper) => paper.getBoundingClientRect().width);
  expect(await width()).toBeCloseTo((210 / 25.4) * 96 * 2, -1);
  await page.reload();
  await expect(firstPage(page)).toBeVisible({ timeout: 90_000 });
  await expect(page.getByLabel("Size", { exact: true })).toHaveValue("200");
  await page.getByRole("button", { name: "Text flow" }).click();
  await expect(firstPage(page)).toHaveCount(0);
});

test("on paper there are the pages and nothing of the editor", async ({ page }) => {
  await openPages(page);
  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole("button", { name: "Print letters" }).click();
  await page.getByRole("button", { name: "Print the letter" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(firstPage(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Documents" })).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Letter text" })).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(page.getByRole("button", { name: "Documents" })).toBeVisible();
});

async function openOutput(page) {
  await page.getByRole("button", { name: "Save as file" }).click();
  await page.getByRole("menuitem", { name: /^Save letters/ }).click();
  return page.getByRole("dialog", { name: "Save letters" });
}

test("she saves all letters as a ZIP, each under its own name", async ({ page }) => {
  await openPages(page);
  const dialog = await openOutput(page);
  await expectAccessible(page);
  await dialog.getByLabel("A file for each letter").check();
  await dialog.getByLabel("Names of the files").fill("{{ number }} {{ nobody }}");
  await expect(dialog.getByRole("button", { name: "Save 6 letters" })).toBeDisabled();
  await dialog.getByLabel("Names of the files").fill("{{ number }} {{ recipient }}");
  await expect(dialog.getByText("The first is called “1 Ilse Thornberry.pdf”.")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 90_000 }),
    dialog.getByRole("button", { name: "Save 6 letters" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Thank you to our volunteers.zip");
  const zip = readFileSync(await download.path(), "latin1");
  expect(zip.match(/%PDF-/g)).toHaveLength(6);
  expect(zip).toContain("1 Ilse Thornberry.pdf");
});

test("she names the letters with errors before she saves, and leaves them out", async ({ page }) => {
  const { element } = await openPages(page);
  await leaveOutName(page, element);
  const dialog = await openOutput(page);
  await expect(dialog.getByText(/^With errors: /)).toBeVisible();
  await dialog.getByLabel("All without errors (5)").check();
  await expect(dialog.getByText(/^With errors: /)).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Save 5 letters" })).toBeEnabled();
});

test("a letter that nobody has written to yet has a page too", async ({ page }) => {
  await openPages(page);
  await beginLetter(page, "Dear {{ name }},");
  await expect(firstPage(page)).toContainText("Dear");
});

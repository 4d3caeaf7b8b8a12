// From a problem to where it is mended, in the text and outside of it.
import { editorOf, openPage } from "./support/editor_page.js";
import { template } from "./support/element_page.js";
import { expect, test } from "./support/test.js";

const FIELDS = [
  { name: "name", label: "Name", kind: "text" },
  { name: "born", label: "Born", kind: "date" },
];

async function show(page, body, recipients) {
  const { element } = editorOf(page);
  await element.evaluate(
    (editor, { document, people }) => {
      editor.template = document;
      editor.recipients = { type: "letterwright/recipients", version: 1, recipients: people };
    },
    { document: template(body, FIELDS), people: recipients },
  );
}

test("a value that is wrong is mended in its cell, which the problem leads to", async ({ page }) => {
  const { problems, letter } = await openPage(page);
  await show(page, "Dear {{ name }}, born {{ born }}.", [
    { name: "Ada", born: "1 May 1990" },
    { name: "Ben", born: "some day" },
  ]);
  await page.getByRole("tab", { name: /^Fields/ }).click();
  await problems.getByRole("button", { name: /should be a date/ }).click();
  const cell = page.getByRole("textbox", { name: "Born" });
  await expect(cell).toBeFocused();
  await expect(page.getByText("2 of 2", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("2 May 1990");
  await expect(letter).toContainText("Dear Ben, born 2 May 1990.");
  await expect(problems.getByText(/should be a date/)).toHaveCount(0);
});

test("a problem with the list itself opens the form of somebody whom it concerns", async ({ page }) => {
  const { problems } = await openPage(page);
  await show(page, "Dear {{ name }}, born {{ born }}.", [
    { name: "Ada", born: "1990-05-01" },
    { name: "Ben", born: "1990-05-02" },
    { name: "Ben", born: "1990-05-02" },
  ]);
  await problems.getByRole("button", { name: /stands in the list/ }).click();
  await expect(page.getByText("2 of 3", { exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
});

test("a problem with a field leads to the field", async ({ page }) => {
  const { problems } = await openPage(page);
  await show(page, "Dear {{ name }},", [{ name: "Ada" }]);
  await problems.getByRole("button", { name: /does not use the field “Born”/ }).click();
  await expect(page.getByRole("button", { name: /^Born/ })).toBeFocused();
});

test("where the screen shows one pane, a problem brings the one where it is mended", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const { problems } = await openPage(page);
  await show(page, "Dear {{ name }}, born {{ born }}.", [{ name: "Ben", born: "some day" }]);
  const parts = page.getByRole("navigation", { name: "Parts of the editor" });
  await parts.getByRole("button", { name: /^Problems/ }).click();
  await problems.getByRole("button", { name: /should be a date/ }).click();
  await expect(page.getByRole("textbox", { name: "Born" })).toBeFocused();
});

test("the letter shows where the caret stands, also in what a long one shows later", async ({ page }) => {
  const { text, letter } = await openPage(page);
  await show(page, `${"One more line.\n\n".repeat(3000)}The end.`, [{ name: "Ada" }]);
  await text.click();
  await page.keyboard.press("Control+End");
  await expect(letter.locator("[data-caret]")).toHaveText("The end.");
  await expect(letter.locator("[data-caret]")).toBeInViewport();
});

test("the letter shows where the caret stands, at the very beginning too", async ({ page }) => {
  const { text, letter } = await openPage(page);
  await show(page, "Dear {{ name }},\n\nSee you soon.", [{ name: "Ada" }]);
  await text.click();
  await page.keyboard.press("Control+End");
  await expect(letter.locator("[data-caret]")).toHaveText("See you soon.");
  await page.keyboard.press("Control+Home");
  await expect(letter.locator("[data-caret]")).toHaveText("Dear ");
});

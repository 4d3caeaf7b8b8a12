// A field in the text: which one it is and how it is written, by its form.
import { expectAccessible } from "./support/accessibility.js";
import { editorOf, openPage } from "./support/editor_page.js";
import { template } from "./support/element_page.js";
import { expect, test } from "./support/test.js";

const FIELDS = [
  { name: "name", label: "Name", kind: "text" },
  { name: "visit", label: "Visit", kind: "date" },
];

async function show(page, body) {
  await editorOf(page).element.evaluate(
    (editor, { document }) => {
      editor.template = document;
      editor.recipients = {
        type: "letterwright/recipients",
        version: 1,
        recipients: [{ name: "Ada Quill", visit: "2027-03-05" }, { name: "", visit: "" }],
      };
    },
    { document: template(body, FIELDS) },
  );
}

const bodyOf = (page) => editorOf(page).element.evaluate((editor) => editor.template.body);

test("what a field's tag says besides its name is shown as choices, and changed by them", async ({ page }) => {
  const { text, letter } = await openPage(page);
  await show(page, 'Dear {{ name | default("friend") | upper }}, welcome.');
  await text.getByText("Name", { exact: true }).click();
  const form = page.getByRole("dialog", { name: "A field in the text" });
  await expect(form.getByLabel("Written")).toHaveValue("1");
  await expect(form.getByLabel("Where it is empty, print")).toHaveValue("friend");
  await expect(form.getByText("For Ada Quill: “ADA QUILL”")).toBeVisible();
  await expectAccessible(page);
  await form.getByLabel("Written").selectOption("As it is");
  await form.getByRole("checkbox", { name: /belongs to somebody/ }).check();
  await form.getByLabel("Where it is empty, print").fill("our friend");
  await expect(form.getByText("For Ada Quill: “Ada Quill’s”")).toBeVisible();
  await form.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => bodyOf(page)).toBe('Dear {{ name | default("our friend") | possessive }}, welcome.');
  await page.getByRole("button", { name: "Next letter" }).click();
  await expect(letter).toContainText("Dear our friend’s, welcome.");
});

test("a date is written in one of several forms, each shown by an example", async ({ page }) => {
  const { text, letter } = await openPage(page);
  await show(page, "Come on {{ visit }}.");
  await text.getByText("Visit", { exact: true }).click();
  const form = page.getByRole("dialog", { name: "A field in the text" });
  await form.getByLabel("Written").selectOption("Tuesday 1 December 2026");
  await page.keyboard.press("Enter");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(letter).toContainText("Come on Friday 5 March 2027.");
});

test("another field is shown by the same form", async ({ page }) => {
  const { text } = await openPage(page);
  await show(page, "Dear {{ name | title }},");
  await text.getByText("Name", { exact: true }).click();
  const form = page.getByRole("dialog", { name: "A field in the text" });
  await form.getByLabel("Field").selectOption("Visit");
  await form.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => bodyOf(page)).toBe("Dear {{ visit }},");
});

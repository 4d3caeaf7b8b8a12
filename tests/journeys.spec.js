// What a person does in an afternoon with a letter.
import { beginLetter, editorOf, openFile, openPage, saveFile, saved } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

test("she types, and the letter changes for each recipient", async ({ page }) => {
  const { text, letter } = await openPage(page);
  await text.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Hello from the harbour.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(letter).toContainText("Hello from the harbour.");
  const first = await letter.textContent();
  await page.getByRole("button", { name: "Next letter" }).click();
  await expect(letter).not.toHaveText(first);
  await expect(letter).toContainText("Hello from the harbour.");
});

test("she mistypes a footnote, is told, and mends it with a click", async ({ page }) => {
  const { element, text, letter, problems } = await openPage(page);
  await beginLetter(page, "The loft[^2] and the quay[^1].\n\n[^1]: About the quay.\n\n[^2]: About the loft.");
  await expect(letter.locator("[role=doc-noteref]")).toHaveCount(2);
  await expect(letter.getByLabel("Footnotes")).toContainText(/About the loft.*About the quay/s);
  const renumber = problems.getByRole("button", { name: /^Renumber/ });
  await expect(renumber.first()).toBeVisible();
  await renumber.first().click();
  await expect(renumber).toHaveCount(0);
  const body = await element.evaluate((editor) => editor.template.body);
  expect(body).toContain("The loft[^1] and the quay[^2].");
  await text.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Nobody wrote this note[^3]");
  await expect(problems.getByText(/\[\^3\]/).first()).toBeVisible();
});

test("she reloads, and everything is as it was", async ({ page }) => {
  const { text, letter } = await openPage(page);
  await page.getByRole("button", { name: "Next letter" }).click();
  await text.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Kept through a reload. ");
  await expect(letter).toContainText("Kept through a reload.");
  await saved(page);
  await page.reload();
  await expect(letter).toContainText("Kept through a reload.");
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
  await text.focus();
  await page.keyboard.type("And the caret too. ");
  await expect(letter).toContainText("Kept through a reload. And the caret too.");
});

test("she hands the template on without anyone's data, and it comes back the same", async ({ page }) => {
  const { element, letter } = await openPage(page);
  const before = await element.evaluate((editor) => editor.template);
  const people = await element.evaluate((editor) => editor.recipients.recipients.length);
  const template = await saveFile(page, /^Template/);
  expect(template.name).toMatch(/\.json$/);
  const cells = await element.evaluate((editor) => editor.recipients.recipients.map((one) => Object.values(one)[0]));
  for (const cell of cells) expect(template.text).not.toContain(cell);
  const recipients = await saveFile(page, /^Recipients To open/);
  await beginLetter(page, "");
  await expect(letter).toHaveCount(0);
  const asFile = ({ name, text }) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await openFile(page, asFile(template));
  await openFile(page, asFile(recipients));
  await expect(page.getByText(`1 of ${people}`, { exact: true })).toBeVisible();
  expect(await element.evaluate((editor) => editor.template)).toEqual(before);
});

test("a second tab can read the letter and not overwrite it", async ({ context }) => {
  const first = await context.newPage();
  const { text } = await openPage(first);
  await text.click();
  await first.keyboard.press("Control+Home");
  await first.keyboard.type("From the first tab. ");
  await saved(first);
  const second = await context.newPage();
  await second.goto(".");
  await expect(second.getByText(/open in another tab/)).toBeVisible();
  const other = editorOf(second);
  await expect(other.letter).toContainText("From the first tab.");
  await expect(other.text).toHaveAttribute("aria-readonly", "true");
  await first.close();
  await expect(second.getByText(/open in another tab/)).toHaveCount(0, { timeout: 10_000 });
  await expect(other.text).not.toHaveAttribute("aria-readonly", "true");
});

test("a value cannot become markup, whatever it holds", async ({ page }) => {
  const { element, letter } = await openPage(page);
  const hostile = "*<img src=x onerror=alert(1)>* [^1] {{ name }} {% if %}";
  await element.evaluate((editor, value) => {
    editor.template = { ...editor.template, fields: [{ name: "name", label: "Name", kind: "text" }], body: "Dear {{ name }},", title: value };
    editor.recipients = { ...editor.recipients, recipients: [{ name: value }] };
  }, hostile);
  await expect(letter).toContainText(`Dear ${hostile},`);
  await expect(letter.locator("img, em")).toHaveCount(0);
});

// The first things that somebody does who has never seen the editor, by keyboard and mouse.
import { beginLetter, openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

/** A letter without anything in it, and the editor. */
async function openEmpty(page, text = "") {
  const editor = await openPage(page);
  await beginLetter(page, text);
  return editor;
}

const bodyOf = ({ element }) => element.evaluate((editor) => editor.template.body);

test("a field that is not there yet is made by its name and Enter", async ({ page }) => {
  const editor = await openEmpty(page, "Dear ");
  await page.getByRole("button", { name: "Insert field" }).click();
  await page.keyboard.type("First name");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "New field" });
  await expect(form.getByLabel("What it is called")).toHaveValue("First name");
  await expect(form.getByText("A field needs a name.")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect.poll(() => bodyOf(editor)).toBe("Dear {{ first_name }}");
});

test("nothing is wrong with a new field before anything is typed", async ({ page }) => {
  await openEmpty(page);
  await page.getByRole("button", { name: "Insert field" }).click();
  await page.getByRole("button", { name: "New field…" }).click();
  const form = page.getByRole("dialog", { name: "New field" });
  await expect(form.getByLabel("What it is called")).toBeFocused();
  await expect(form.getByText("A field needs a name.")).toHaveCount(0);
});

test("a condition makes the field that it needs, and asks for its texts", async ({ page }) => {
  const editor = await openEmpty(page, "Dear all, ");
  await page.getByRole("button", { name: "Insert condition" }).click();
  await page.getByRole("button", { name: "New yes or no field…" }).click();
  await page.keyboard.type("Member");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "Insert a condition" });
  await expect(form.getByRole("button", { name: "Insert" })).toBeDisabled();
  await form.getByLabel("Text that appears then").fill("thank you.");
  await form.getByLabel("With another text for everyone else").check();
  await form.getByLabel("Text for everyone else").last().fill("do join.");
  await form.getByRole("button", { name: "Insert" }).click();
  await expect
    .poll(() => bodyOf(editor))
    .toBe("Dear all, {% if member %}thank you.{% else %}do join.{% endif %}");
});

test("after Add the name is typed, spaces and all", async ({ page }) => {
  const { element } = await openPage(page);
  await page.getByRole("button", { name: "Add", exact: true }).press("Enter");
  await expect(page.getByRole("form", { name: /^Values of Recipient/ })).toBeVisible();
  await page.keyboard.type("Ann of the Lea");
  await expect
    .poll(() => element.evaluate(({ recipients }) => Object.values(recipients.recipients.at(-1))))
    .toEqual(["Ann of the Lea"]);
});

test("bold and italic show as pressed where the caret stands in them", async ({ page }) => {
  await openEmpty(page, "So ");
  const [bold, italic] = ["Bold", "Italic"].map((name) => page.getByRole("button", { name }));
  await expect(bold).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("ControlOrMeta+b");
  await expect(bold).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.type("very good");
  await expect(bold).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type(" indeed.");
  await expect(bold).toHaveAttribute("aria-pressed", "false");
  await italic.click();
  await expect(italic).toHaveAttribute("aria-pressed", "true");
  await expect(bold).toHaveAttribute("aria-pressed", "false");
});

test("a yes or no that the letter does not ask for is asked in a condition", async ({ page }) => {
  const editor = await openEmpty(page, "Dear all.");
  await editor.element.evaluate((element) => {
    const { template } = element;
    const kinds = { name: "text", gets_a_grant: "yes_no" };
    template.fields = Object.entries(kinds).map(([name, kind]) => ({ name, label: name, kind, required: false }));
    element.template = template;
    element.recipients = { ...element.recipients, recipients: [{ name: "Ann", gets_a_grant: "yes" }] };
  });
  await expect(page.getByRole("button", { name: "Put it into the text" })).toHaveCount(0);
  await page.getByRole("button", { name: "Ask it in a condition…" }).click();
  const form = page.getByRole("dialog", { name: "Insert a condition" });
  await expect(form.getByLabel("Field", { exact: true })).toHaveValue("1");
  await form.getByLabel("Text that appears then").fill("You get a grant.");
  await form.getByRole("button", { name: "Insert" }).click();
  await expect(editor.text).toBeFocused();
  await expect
    .poll(() => bodyOf(editor))
    .toContain("{% if gets_a_grant %}You get a grant.{% endif %}");
  await expect(page.getByText("No problems found")).toBeVisible();
});

test("what a menu puts in prints nothing until it is written in", async ({ page }) => {
  const editor = await openEmpty(page, "Dear all,");
  for (const part of ["Letterhead", "Inside address", "Date", "Reference", "Subject line", "Signature"]) {
    await page.getByRole("button", { name: "Part of the letter" }).click();
    await page.getByRole("menuitem", { name: part }).click();
    await editor.text.press("ControlOrMeta+End");
  }
  await page.getByRole("button", { name: "Link" }).click();
  await expect.poll(() => bodyOf(editor)).toContain("[](https://)");
  await expect(editor.letter).toHaveText("Dear all,");
  await expect(page.getByText("This link without words leads nowhere.")).toBeVisible();
});

test("the first Tab leads to ways past the tools", async ({ page }) => {
  const { text } = await openPage(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Go to the text" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text).toBeFocused();
});

test("a field that the letter does not use is put into the text or removed", async ({ page }) => {
  const editor = await openEmpty(page, "Dear all");
  await editor.element.evaluate((element) => {
    const { template } = element;
    template.fields = ["name", "town", "grant"].map((name) => ({ name, label: name, kind: "text", required: false }));
    element.template = template;
    element.recipients = { ...element.recipients, recipients: [{ name: "Ann", grant: "yes" }] };
  });
  await page.getByRole("button", { name: "Remove the field" }).click();
  await expect.poll(() => editor.element.evaluate(({ template }) => template.fields.length)).toBe(2);
  await page.getByRole("button", { name: "Put it into the text" }).click();
  await expect.poll(() => bodyOf(editor)).toContain("{{ grant }}");
});

test("without problems their pane is one line, and codes are not shown", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const { problems } = await openPage(page);
  await expect(problems.getByText("No problems found")).toBeVisible();
  const { height } = await problems.boundingBox();
  expect(height).toBeLessThan(60);
});

test("the browser’s own command prints the letter alone, on the template’s paper", async ({ page }) => {
  const { element } = await openPage(page);
  await expect(page.getByRole("heading", { name: "Letter", exact: true })).toBeVisible();
  const shown = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const marked = document.querySelector("[data-letter-printing]")?.localName;
    const rules = document.adoptedStyleSheets.map((sheet) => sheet.cssRules[0].cssText);
    dispatchEvent(new Event("afterprint"));
    return { marked, rules };
  });
  expect(shown.marked).toBe("letter-editor");
  expect(shown.rules.join()).toMatch(/size: 210mm 297mm/);
  await expect(element).not.toHaveAttribute("data-letter-printing");
});

test.describe("where one pane fills the screen", () => {
  test.use({ viewport: { width: 390, height: 700 } });

  test("a message covers neither the text being typed nor the problems", async ({ page }) => {
    const editor = await openEmpty(page);
    const show = (pane) =>
      page.getByRole("navigation", { name: "Parts of the editor" }).getByRole("button", { name: pane }).click();
    const message = page.locator(".toast");
    /** How far the part's lower edge is above the message. */
    const gap = async (part) => {
      const [above, below] = [await page.locator(part).boundingBox(), await message.boundingBox()];
      return below.y - (above.y + above.height);
    };
    await editor.text.click();
    await page.keyboard.insertText("A line.\n\n".repeat(20));
    await page.keyboard.type("The last line");
    await editor.element.evaluate((element) => {
      const line = "name\nAnn\n";
      element.template = { ...element.template, fields: [{ name: "name", label: "Name", kind: "text" }] };
      return element.open(new File([line], "people.csv"));
    });
    await show(/^Recipients/);
    await page.getByRole("button", { name: "Duplicate this recipient" }).click();
    await show(/^Problems/);
    await expect(message).toBeVisible();
    expect(await gap(".pane-problems")).toBeGreaterThanOrEqual(0);
    await show(/^Text/);
    await message.hover();
    expect(await gap(".cm-scroller")).toBeGreaterThanOrEqual(0);
  });
});

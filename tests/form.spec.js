// The element as a part of its page's form.
import { GREETING, openGreeting } from "./support/greeting_page.js";
import { expect, test } from "./support/test.js";

const sent = (page) =>
  page.evaluate(
    () => JSON.parse(new FormData(document.querySelector("form")).get("letter")).body,
  );

test("the form sends the text as it was just typed", async ({ page }) => {
  const text = await openGreeting(page);
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("See you.");
  // A line begun below a short one is a line in the letter too.
  expect(await sent(page)).toBe(`${GREETING.body.trimEnd()}\\\nSee you.`);
});

test("a reset brings back the template that the page set", async ({ page }) => {
  const text = await openGreeting(page);
  await text.click();
  await page.keyboard.type("Oh. ");
  await page.evaluate(() => document.querySelector("form").reset());
  expect(await sent(page)).toBe(GREETING.body);
  await expect(page.getByText("Oh.")).toHaveCount(0);
});

test("errors hold up the form only where the page asks for it", async ({ page }) => {
  await openGreeting(page);
  await page.evaluate(
    () => (editor.template = { ...editor.template, body: "Dear {{ nobody }},\n" }),
  );
  await expect.poll(() => page.evaluate(() => editor.problems().length)).toBeGreaterThan(0);
  expect(await page.evaluate(() => editor.checkValidity())).toBe(true);
  await page.evaluate(() => editor.toggleAttribute("block-errors", true));
  await expect
    .poll(() => page.evaluate(() => document.querySelector("form").checkValidity()))
    .toBe(false);
});

test("in a disabled group of fields the text can only be read", async ({ page }) => {
  const text = await openGreeting(page);
  await page.evaluate(() => {
    const group = document.createElement("fieldset");
    group.disabled = true;
    editor.before(group);
    group.append(editor);
  });
  await expect(text).toHaveAttribute("aria-readonly", "true");
  expect(
    await page.evaluate(() => new FormData(document.querySelector("form")).has("letter")),
  ).toBe(false);
});

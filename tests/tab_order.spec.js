// The way of the Tab key: through the parts of the editor in the order of the work.
import { openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

const PARTS = {
  ".skip-links": "ways",
  ".top-bar": "bar",
  ".pane-side": "recipients",
  ".pane-text": "text pane",
  ".pane-problems": "problems",
  ".splitter": "splitter",
  ".pane-letter": "letter",
};

/** What has the focus: the part it is in, and its name. */
function focused(page) {
  return page.evaluate((parts) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const part = Object.keys(parts).find((selector) => element?.closest(selector));
    const name = element?.getAttribute("aria-label") ?? element?.labels?.[0]?.textContent ?? element?.textContent;
    return { part: parts[part], name: name?.trim(), isText: Boolean(element?.closest(".cm-content")) };
  }, PARTS);
}

/**
 * Presses Tab until the focus leaves the editor, and answers what had it; the parts of a browser's own
 * control, such as those of a date, are one.
 */
async function walk(page) {
  const stops = [];
  for (let left = 80; left > 0; left -= 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop.part && stops.length > 0) break;
    const { part, name } = stops.at(-1) ?? {};
    if (part !== stop.part || name !== stop.name) stops.push(stop);
  }
  return stops;
}

test("Tab goes through the parts in the order of the work, and a row of tools is one stop", async ({ page }) => {
  await openPage(page);
  await expect(page.getByRole("button", { name: "Next letter" })).toBeVisible();
  const stops = await walk(page);
  const told = JSON.stringify(stops.map(({ part, name }) => `${part}: ${name}`), null, 1);
  const parts = stops.map(({ part }) => part);
  const inOrder = parts.filter((part, at) => part !== parts[at - 1]);
  const work = ["ways", "bar", "recipients", "text pane", "problems", "splitter", "letter"];
  expect(inOrder, told).toEqual(work);

  const text = stops.findIndex(({ isText }) => isText);
  const fields = await page.locator("letter-editor").evaluate(({ template }) => template.fields.length);
  expect(text + 1 - fields, `to the text, but for the cells of the form: ${told}`).toBeLessThanOrEqual(15);
  expect(parts[text + 1], told).toBe("problems");
});

test("the text is one Tab and Enter away, and the next part one Tab from it", async ({ page }) => {
  const { text } = await openPage(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(text).toBeFocused();
  await page.keyboard.press("Tab");
  expect((await focused(page)).part).toBe("problems");
  await page.keyboard.press("Shift+Tab");
  await expect(text).toBeFocused();
});

test("the arrow keys go from tool to tool, and Tab comes back to the latest", async ({ page }) => {
  const { text } = await openPage(page);
  const tools = page.getByRole("toolbar", { name: "Text" });
  await text.focus();
  await page.keyboard.press("Shift+Tab");
  await expect(tools.getByRole("button", { name: "Bold" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(tools.getByRole("button", { name: "Link" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(tools.getByRole("button", { name: "Part of the letter" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(text).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(tools.getByRole("button", { name: "Part of the letter" })).toBeFocused();
});

test("a copy of a recipient is filled in next", async ({ page }) => {
  const { element } = await openPage(page);
  const count = () => element.evaluate(({ recipients }) => recipients.recipients.length);
  const before = await count();
  await page.getByRole("button", { name: "Duplicate this recipient" }).press("Enter");
  expect(await count()).toBe(before + 1);
  const first = page.getByRole("form", { name: /^Values of/ }).getByRole("textbox").first();
  await expect(first).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Ann of the Lea");
  await expect
    .poll(() => element.evaluate(({ recipients }) => JSON.stringify(recipients.recipients[1])))
    .toContain("Ann of the Lea");
});

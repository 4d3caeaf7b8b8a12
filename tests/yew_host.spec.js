// The element in a page that is a Yew app itself: here another copy of the program plays the page.
import { openElementPage, template } from "./support/element_page.js";
import { expect, test } from "./support/test.js";

test("a click in the element is no click in the app around it", async ({ page }) => {
  await openElementPage(page, "<letter-editor></letter-editor>", () => {
    // Chance would let the two copies draw one number now and then.
    Math.random = () => window.drawn ?? 0;
    // The second copy finds the name free, and gets another.
    const { define, get } = CustomElementRegistry.prototype;
    CustomElementRegistry.prototype.get = function (name) {
      return new Error().stack.includes("?inside") ? undefined : get.call(this, name);
    };
    CustomElementRegistry.prototype.define = function (name, element) {
      define.call(this, get.call(this, name) ? `${name}-inside` : name, element);
    };
  });
  const people = await page.evaluate(async (letter) => {
    await import(new URL("../letter-editor.js?inside", location.href));
    const outside = document.querySelector("letter-editor");
    await outside.ready;
    window.drawn = 0.5;
    const inside = document.createElement("letter-editor-inside");
    outside.shadowRoot.querySelector(".app").append(inside);
    await inside.ready;
    for (const editor of [outside, inside]) {
      editor.template = letter;
      editor.recipients = { type: "letterwright/recipients", version: 1, recipients: [{ name: "Ada" }] };
    }
    window.people = () => [outside, inside].map((editor) => editor.recipients.recipients.length);
    return window.people();
  }, template("Dear {{ name }},", [{ name: "name", label: "Name", kind: "text" }]));
  expect(people).toEqual([1, 1]);
  const add = await page.waitForFunction(() => {
    const outside = document.querySelector("letter-editor").shadowRoot;
    const inside = outside.querySelector("letter-editor-inside").shadowRoot;
    return inside.querySelector("[title='Add a recipient']");
  });
  await add.evaluate((button) => button.click());
  await expect.poll(() => page.evaluate(() => window.people()[1])).toBe(2);
  expect(await page.evaluate(() => window.people())).toEqual([1, 2]);
});

// Whatever way a page is left in, what was typed in it is there again.
import { Editor, goElsewhere } from "./support/kept_editor.js";
import { expect, test } from "./support/test.js";

const WORD = "k7-abcdefghijkl";

/** Lets no write end from here on: the browser drops what a page has begun when it is gone. */
function holdWritesUp() {
  IDBTransaction.prototype.commit = () => {};
  IDBObjectStore.prototype.put = function () {
    const goOn = () => Object.assign(this.get("nothing"), { onsuccess: goOn });
    return goOn();
  };
}

for (const [name, leave] of [
  ["a reload", (page) => page.reload()],
  ["another page", async (page) => {
    await goElsewhere(page);
    await page.goto(".");
  }],
]) {
  test(`${name} right after the last key loses none, though the database gets nothing`, async ({ page }) => {
    const editor = await new Editor(page).open();
    await editor.type("Kept before. ");
    await editor.expectSaved();
    await page.evaluate(holdWritesUp);
    await page.keyboard.type(WORD);
    await leave(page);
    expect(await editor.body()).toMatch(new RegExp(`Kept before\\. ${WORD}$`));
    await editor.expectSaved();
    await page.reload();
    expect(await editor.body()).toContain(WORD);
  });
}

test("a tab that is closed right after the last key loses none", async ({ context, page }) => {
  const editor = await new Editor(page).open();
  await editor.type("Kept before. ");
  await editor.expectSaved();
  await page.evaluate(holdWritesUp);
  await page.keyboard.type(WORD);
  await page.close();
  const again = await new Editor(await context.newPage()).open();
  expect(await again.body()).toContain(`Kept before. ${WORD}`);
});

test("a page that ends in the very moment of the last key loses none", async ({ page }) => {
  const editor = await new Editor(page).open();
  await editor.type("Kept before. ");
  await editor.expectSaved();
  await page.evaluate(holdWritesUp);
  await editor.element.evaluate((element) => {
    const end = (event) => event.data === "l" && location.reload();
    element.shadowRoot.addEventListener("input", end, true);
  });
  const gone = page.waitForEvent("domcontentloaded");
  await page.keyboard.type(WORD).catch(() => {});
  await gone;
  expect(await editor.body()).toContain(`Kept before. ${WORD}`);
});

test("the first keys after a reload are kept", async ({ page }) => {
  const editor = await new Editor(page).open();
  await editor.type("Kept before. ");
  for (const word of ["one ", "two ", "three "]) {
    await page.reload();
    await editor.element.evaluate((element) => element.ready);
    await editor.type(word);
  }
  await page.reload();
  expect(await editor.body()).toContain("Kept before. one two three ");
});

test("a tab that took over loses none, though the rest of the program never came to it", async ({ context, page }) => {
  const first = await new Editor(page).open();
  await first.type("Kept before. ");
  await first.expectSaved();
  const second = await context.newPage();
  await second.route("**/letter-editor-rest.wasm", () => {});
  const editor = await new Editor(second).open();
  await expect(editor.state).toHaveText("Open in another tab");
  await page.close();
  await editor.expectSaved();
  await second.evaluate(holdWritesUp);
  await editor.type(WORD);
  await second.reload();
  expect(await editor.body()).toMatch(new RegExp(`Kept before\\. ${WORD}$`));
});

// The letter outlives the tab, two tabs do not fight over it, and storage that fails says so.
import { Editor } from "./support/kept_editor.js";
import { expect, test } from "./support/test.js";
import { installStorageFaults } from "./support/storage_faults.js";

const FAULTS = ["connection lost", "connection closing", "backing store", "quota", "full disk"];
const CALLS = ["open", "transaction", "get", "put", "commit"];

test("a reload comes back to text, recipient and caret", async ({ page }) => {
  const editor = await new Editor(page).open();
  await editor.type("Typed just before the reload.");
  await editor.element.evaluate((element) => (element.selected = 1));
  await page.keyboard.press("ArrowLeft");
  await editor.expectSaved();
  const body = await editor.body();
  await page.waitForTimeout(500);
  await page.reload();
  await expect(editor.text).toBeVisible();
  await editor.expectSaved();
  expect(await editor.body()).toBe(body);
  expect(await editor.element.evaluate((element) => element.selected)).toBe(1);
  await editor.text.focus();
  await page.keyboard.insertText("|");
  expect(await editor.body()).toBe(body.replace(/.$/u, "|$&"));
});

test("a letter survives a tab that is ended within a second of the last word", async ({ context, page }) => {
  const editor = await new Editor(page).open();
  await editor.type("Last words.");
  await page.waitForTimeout(500);
  await page.close();
  const again = await new Editor(await context.newPage()).open();
  await expect.poll(() => again.body()).toContain("Last words.");
});

test("the second tab reads along, cannot write, and takes over", async ({ context, page }) => {
  const first = await new Editor(page).open();
  await first.type("From the first tab.");
  await first.expectSaved();
  const second = await new Editor(await context.newPage()).open();
  const banner = "This letter is open in another tab. You can read it here, or open a copy.";
  await expect(second.page.getByText(banner)).toBeVisible();
  await second.type("From the second tab.");
  expect(await second.body()).not.toContain("second tab");
  await first.type(" And more.");
  await expect.poll(() => second.body()).toContain("From the first tab. And more.");
  await first.page.close();
  await second.expectSaved();
  await expect(second.page.getByText(banner)).toHaveCount(0);
  await second.type("From the second tab.");
  await second.expectSaved();
  expect(await second.body()).toContain("And more.From the second tab.");
});

test("a copy of what is open in another tab can be written", async ({ context, page }) => {
  const first = await new Editor(page).open();
  await first.expectSaved();
  const second = await new Editor(await context.newPage()).open();
  await second.page.getByRole("button", { name: "Open a copy" }).click();
  await second.type("Only in the copy.");
  await second.expectSaved();
  expect(await first.body()).not.toContain("Only in the copy.");
});

for (const call of CALLS) {
  test(`a fault that happens once at ${call} is noticed by nobody`, async ({ page }) => {
    await page.addInitScript(installStorageFaults);
    const editor = await new Editor(page).open();
    await editor.expectSaved();
    for (const fault of FAULTS) {
      const before = await page.evaluate(() => storageFaults.count());
      await editor.fail(call, fault, 1);
      await editor.type(`Typed through: ${fault}. `);
      await expect.poll(() => page.evaluate(() => storageFaults.count())).toBe(before + 1);
      await editor.expectSaved();
      await expect(page.getByRole("button", { name: "Save to a file" })).toHaveCount(0);
    }
    await page.reload();
    await expect.poll(() => editor.body()).toContain("Typed through: full disk.");
  });

  test(`a fault for good at ${call} is said, and the work goes on`, async ({ page }) => {
    await page.addInitScript(installStorageFaults);
    const editor = await new Editor(page).open();
    for (const fault of FAULTS) {
      await editor.expectSaved();
      await editor.fail(call, fault);
      await editor.type(`Typed in spite of: ${fault}. `);
      await expect(editor.state).toHaveText("Not saved", { timeout: 1_000 });
      await expect(page.getByRole("button", { name: "Save to a file" })).toBeVisible();
      await editor.type("And on. ");
      expect(await editor.body()).toContain(`Typed in spite of: ${fault}. And on.`);
      await expect(editor.state).toHaveText("Not saved");
      await editor.heal();
      // The page tries again by itself as well; whoever comes first, the letter is saved.
      const again = page.getByRole("button", { name: "Try again" });
      await again.click({ timeout: 3_000 }).catch(() => expect(again).toHaveCount(0));
      await editor.expectSaved();
    }
    await page.reload();
    await expect.poll(() => editor.body()).toContain("full disk. And on.");
  });
}

test("a browser without storage is said in plain words, and a file offered", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  });
  const editor = await new Editor(page).open();
  await expect(editor.state).toHaveText("Nothing is kept");
  await editor.type("Written all the same.");
  expect(await editor.body()).toContain("Written all the same.");
  await page.evaluate(() => delete window.showSaveFilePicker);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save to a file" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});

// The letters of a browser: deleted, put back, gone for good, and how surely they last.
import { readFileSync } from "node:fs";

import { expectAccessible } from "./support/accessibility.js";
import { beginLetter, openPage, saved } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

async function letters(page) {
  await page.getByRole("button", { name: "Documents" }).click();
  await page.getByRole("menuitem", { name: "All letters…" }).click();
  return page.getByRole("dialog", { name: "Letters in this browser" });
}

async function withLetter(page, title) {
  await openPage(page);
  await beginLetter(page, "Dear all,");
  await page.getByLabel("Title of the letter").fill(title);
  await saved(page);
}

test("a deleted letter is put back from the list", async ({ page }) => {
  await withLetter(page, "Autumn fair");
  const list = await letters(page);
  await list.getByRole("button", { name: "Delete Autumn fair", exact: true }).click();
  const deleted = list.getByRole("region", { name: "Deleted letters" });
  await expect(deleted).toContainText(/Autumn fair.*Deleted on .*, kept until /s);
  await expectAccessible(page);
  await deleted.getByRole("button", { name: "Put back: Autumn fair" }).click();
  await expect(deleted).toHaveCount(0);
  await list.getByRole("button", { name: /^Autumn fair/ }).click();
  await expect(page.getByLabel("Title of the letter")).toHaveValue("Autumn fair");
});

test("a letter is deleted for good only when she says so twice", async ({ page }) => {
  await withLetter(page, "Autumn fair");
  const list = await letters(page);
  await list.getByRole("button", { name: "Delete Autumn fair", exact: true }).click();
  const ask = list.getByRole("button", { name: "Delete for good: Autumn fair" });
  await ask.click();
  await list.getByRole("button", { name: "Keep it" }).click();
  await ask.click();
  await list.getByRole("button", { name: /It cannot be put back/ }).click();
  await expect(list.getByText("Autumn fair")).toHaveCount(0);
  await page.reload();
  await expect(await letters(page)).not.toContainText("Autumn fair");
});

test("the browser is asked once to keep the letters, after the first change is kept", async ({ page }) => {
  await page.addInitScript(() => {
    let agreed = localStorage.getItem("test/agreed") === "yes";
    navigator.storage.persisted = async () => agreed;
    navigator.storage.persist = async () => {
      localStorage.setItem("test/asked", Number(localStorage.getItem("test/asked")) + 1);
      localStorage.setItem("test/agreed", "yes");
      agreed = true;
      return true;
    };
  });
  const asked = () => page.evaluate(() => Number(localStorage.getItem("test/asked")));
  const { text } = await openPage(page);
  await saved(page);
  await expect(await letters(page)).toContainText("may clear them away");
  await page.keyboard.press("Escape");
  expect(await asked()).toBe(0);
  await text.click();
  await page.keyboard.type("A change of her own. ");
  await expect.poll(asked).toBe(1);
  await expect(await letters(page)).toContainText("It keeps them until you delete them");
  await page.keyboard.press("Escape");
  await text.click();
  await page.keyboard.type("Another. ");
  await saved(page);
  await page.reload();
  await expect(await letters(page)).toContainText("It keeps them until you delete them");
  expect(await asked()).toBe(1);
});

/**
 * Leaves the page as one does that came to a halt `before` milliseconds after it began to open its
 * letter, and comes back `after` milliseconds later.
 */
async function stallAtOpening(page, { before = 0, after = 0 }) {
  await page.evaluate((ago) => {
    const document = JSON.parse(sessionStorage.getItem("letterwright/open/letterwright"));
    const begun = { document, at: Date.now() - ago, times: 1 };
    const leave = () => localStorage.setItem("letterwright/opening/letterwright", JSON.stringify(begun));
    addEventListener("pagehide", leave);
    // Comes after `pagehide` where a page is loaded again.
    window.document.addEventListener("visibilitychange", leave);
  }, before);
  await page.addInitScript((later) => {
    const now = Date.now;
    Date.now = () => now() + later;
  }, after);
  await page.reload();
}

test("a letter that brought the page to a halt is offered as files and not opened by itself", async ({
  page,
}) => {
  await withLetter(page, "Autumn fair");
  await stallAtOpening(page, { after: 20_000 });
  const dialog = page.getByRole("dialog", { name: "This letter was not opened" });
  await expect(dialog).toContainText("Autumn fair");
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save its text" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Autumn fair.txt");
  expect(readFileSync(await download.path(), "utf8").trim()).toBe("Dear all,");
  await dialog.getByRole("button", { name: "Open it again" }).click();
  await expect(page.getByLabel("Title of the letter")).toHaveValue("Autumn fair");
  await page.reload();
  await expect(page.getByLabel("Title of the letter")).toHaveValue("Autumn fair");
});

test("a letter that was written in after it was opened is opened again, however the page ended", async ({
  page,
}) => {
  await withLetter(page, "Autumn fair");
  await stallAtOpening(page, { before: 20_000, after: 20_000 });
  await expect(page.getByLabel("Title of the letter")).toHaveValue("Autumn fair");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a page that is loaded again at once opens its letter", async ({ page }) => {
  await withLetter(page, "Autumn fair");
  await stallAtOpening(page, { after: 500 });
  await expect(page.getByLabel("Title of the letter")).toHaveValue("Autumn fair");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const left = () => page.evaluate(() => localStorage.getItem("letterwright/opening/letterwright"));
  await expect.poll(left).toBe(null);
});

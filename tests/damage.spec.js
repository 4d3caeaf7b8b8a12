// A letter of which a part is lost: what is whole is shown, what is not is named.
import { readFileSync } from "node:fs";
import { DATABASE, Editor, goElsewhere } from "./support/kept_editor.js";
import { expect, test } from "./support/test.js";

/** Removes or garbles a part of the letter that was open last; of a long list, that piece. */
const damage = (page, table, value, piece = 0) =>
  page.evaluate(
    async ([name, store, text, number]) => {
      const done = (request, event) => new Promise((resolve) => request.addEventListener(event, resolve));
      const opening = indexedDB.open(name);
      await done(opening, "success");
      const transaction = opening.result.transaction(["settings", store], "readwrite");
      const last = transaction.objectStore("settings").get("last-opened");
      await done(last, "success");
      const parts = transaction.objectStore(store);
      const key = number > 0 ? `recipients/${last.result}/${number}` : last.result;
      if (text === null) parts.delete(key);
      else parts.put(text, key);
      await done(transaction, "complete");
      opening.result.close();
    },
    [DATABASE, table, value, piece],
  );

/** Leaves a letter of one's own behind, damages it, and comes back to it. */
async function comeBack(page, table, value) {
  const editor = await new Editor(page).open();
  await editor.type("Words of my own.");
  await editor.expectSaved();
  await goElsewhere(page);
  await damage(page, table, value);
  await page.goto(".");
  return editor;
}

const recipients = (editor) =>
  editor.element.evaluate(async (element) => {
    await element.ready;
    return element.recipients.recipients.length;
  });

for (const [what, table, value, said, people] of [
  ["the entry is gone", "documents", null, "Its entry in the list of letters was damaged", 6],
  ["the entry is garbled", "documents", "?", "Its entry in the list of letters was damaged", 6],
  ["the recipients are gone", "recipients", null, "Its recipients are not in this browser any more.", 0],
  ["the recipients are garbled", "recipients", "?", "Its recipients cannot be read", 0],
  ["the place is gone", "places", null, "Where you were in it is not known any more.", 6],
  ["the place is garbled", "places", "?", "Where you were in it is not known any more.", 6],
]) {
  test(`a letter shows its text and says so where ${what}`, async ({ page }) => {
    const editor = await comeBack(page, table, value);
    await expect(page.getByRole("dialog")).toContainText(said);
    expect(await editor.body()).toContain("Words of my own.");
    expect(await recipients(editor)).toBe(people);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await editor.expectSaved();
    await page.reload();
    expect(await editor.body()).toContain("Words of my own.");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
}

for (const [what, value, said] of [
  ["gone", null, "Its text is not in this browser any more."],
  ["garbled", "{ not JSON", "Its text cannot be read"],
]) {
  test(`a letter shows its recipients and says so where the text is ${what}`, async ({ page }) => {
    const editor = await comeBack(page, "templates", value);
    await expect(page.getByRole("dialog")).toContainText(said);
    expect(await recipients(editor)).toBe(6);
    await expect(page.getByLabel("Title of the letter")).toHaveValue("Thank you to our volunteers");
  });
}

test("a letter offers what cannot be read as a file, and keeps it", async ({ page }) => {
  await page.addInitScript(() => delete window.showSaveFilePicker);
  const editor = await comeBack(page, "templates", "{ the words of my own");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save what cannot be read to a file" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toBe("{ the words of my own");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await editor.type("A new beginning.");
  await editor.expectSaved();
  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await page.getByRole("menuitem", { name: "All letters…" }).click();
  await expect(page.locator(".document-row")).toHaveCount(2);
});

test("a letter is not called saved while a part vanishes behind the page's back", async ({ page }) => {
  const editor = await new Editor(page).open();
  await editor.type("Words of my own.");
  await editor.expectSaved();
  await page.evaluate(() => {
    window.states = [];
    document.addEventListener("letter-save", ({ detail }) => states.push(detail.state));
  });
  await damage(page, "recipients", null);
  await expect.poll(() => page.evaluate(() => states.join(" "))).toBe("saving saved");
  await page.reload();
  expect(await recipients(editor)).toBe(6);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

/** Leaves a letter to so many behind, and changes the name of one of them. */
async function leaveLongList(page, count) {
  const editor = await new Editor(page).open();
  await editor.element.evaluate((element, length) => {
    const recipients = Array.from({ length }, (_, at) => ({ volunteer: `Person ${at}` }));
    element.recipients = { type: "letterwright/recipients", version: 1, recipients, office: "Leeds" };
  }, count);
  await editor.expectSaved();
  await editor.element.evaluate((element) => {
    const { recipients, ...rest } = element.recipients;
    recipients[1500].volunteer = "Somebody else";
    element.recipients = { ...rest, recipients };
  });
  await editor.expectSaved();
  await goElsewhere(page);
  return editor;
}

const names = (editor) =>
  editor.element.evaluate(async (element) => {
    await element.ready;
    const { recipients, office } = element.recipients;
    return { office, names: recipients.map((one) => one.volunteer) };
  });

test("a long list comes back as it was, with what was changed in it", async ({ page }) => {
  const editor = await leaveLongList(page, 3500);
  await page.goto(".");
  const kept = await names(editor);
  expect(kept.office).toBe("Leeds");
  const expected = Array.from({ length: 3500 }, (_, at) => (at === 1500 ? "Somebody else" : `Person ${at}`));
  expect(kept.names).toEqual(expected);
  await editor.expectSaved();
});

for (const [what, piece, count, first] of [
  ["in the middle", 1, 2500, "Person 2000"],
  ["at the end", 3, 3000, "Person 1000"],
]) {
  test(`of a long list that lost some ${what}, the others are shown and that is said`, async ({ page }) => {
    const editor = await leaveLongList(page, 3500);
    await damage(page, "settings", null, piece);
    await page.goto(".");
    await expect(page.getByRole("dialog")).toContainText("Some of its recipients are not in this browser any more.");
    const left = (await names(editor)).names;
    expect([left.length, left[0], left[1000]]).toEqual([count, "Person 0", first]);
    await page.keyboard.press("Escape");
    await editor.expectSaved();
    await page.reload();
    expect((await names(editor)).names).toEqual(left);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
}

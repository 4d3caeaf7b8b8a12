// How a letter lies on paper, as the author says it.
import { fileURLToPath } from "node:url";
import { expectAccessible } from "./support/accessibility.js";
import { beginLetter, openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

const font = fileURLToPath(new URL("../crates/typesetter/fonts/Carlito-Italic.ttf", import.meta.url));

async function openSetUp(page) {
  await page.getByRole("button", { name: "Page set-up" }).click();
  return page.getByRole("dialog", { name: "Page set-up" });
}

test("she sets the page up, and takes it back", async ({ page }) => {
  const { element } = await openPage(page);
  const dialog = await openSetUp(page);
  await expectAccessible(page);
  await dialog.getByLabel("Paper").selectOption({ label: "US Letter (8.5 × 11 inches)" });
  await dialog.getByLabel("Top (mm)").fill("30");
  await dialog.getByLabel("Size (pt)").fill("12.5");
  await dialog.getByLabel("Envelope").selectOption({ index: 2 });
  await dialog.getByLabel("Number the pages").uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  const setUp = () => element.evaluate((editor) => editor.template.page);
  expect(await setUp()).toMatchObject({
    paper: "us_letter",
    margins: { top: 30, left: 25 },
    font_size: 12.5,
    window: "din_5008_b",
    page_numbers: false,
  });
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  expect(await setUp()).toBeUndefined();
});

test("a number that no page can have is not taken", async ({ page }) => {
  const { element } = await openPage(page);
  const dialog = await openSetUp(page);
  await dialog.getByLabel("Top (mm)").fill("500");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await element.evaluate((editor) => editor.template.page)).toBeUndefined();
});

test("she brings a logo and a font along, and is told what is neither", async ({ page }) => {
  const { element } = await openPage(page);
  const dialog = await openSetUp(page);
  await dialog.getByLabel("A font of your own").setInputFiles({
    name: "letter.ttf",
    mimeType: "font/ttf",
    buffer: Buffer.from("not a font"),
  });
  await expect(dialog.getByText("“letter.ttf” is not a TrueType or OpenType font.")).toBeVisible();
  await dialog.getByLabel("A font of your own").setInputFiles(font);
  await expect(dialog.getByRole("button", { name: "Remove the font Carlito" })).toBeVisible();
  const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await dialog.getByLabel("Logo", { exact: true }).setInputFiles({ name: "ship.png", mimeType: "image/png", buffer: picture });
  await dialog.getByLabel("What the logo shows").fill("A ship");
  await dialog.getByRole("button", { name: "Save" }).click();
  const template = await element.evaluate((editor) => editor.template);
  expect(template.assets.fonts).toHaveLength(1);
  expect(template.assets.fonts[0].family).toBe("Carlito");
  expect(template.page.letterhead.logo).toBe(`data:image/png;base64,${picture.toString("base64")}`);
  expect(template.page.letterhead.logo_alternative).toBe("A ship");
});

test("she puts a subject line in by the menu", async ({ page }) => {
  const { element, letter } = await openPage(page);
  await beginLetter(page, "Dear all,");
  await page.getByRole("button", { name: "Part of the letter" }).click();
  await page.getByRole("menuitem", { name: /^Subject line/ }).click();
  await page.keyboard.type("The summer fair");
  await expect(letter).toContainText("The summer fair");
  const body = await element.evaluate((editor) => editor.template.body);
  expect(body).toBe("Dear all,\n\n::: subject\nThe summer fair\n:::\n");
});

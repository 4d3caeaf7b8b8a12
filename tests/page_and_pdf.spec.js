// The page on the screen is the page of the PDF: laid over each other, ink is where ink is.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openFile, openPage } from "./support/editor_page.js";
import { openPdf, openPdfViewer, pdfOf, POINTS_TO_THE_INCH, strayInk } from "./support/pdf_page.js";
import { expect, test } from "./support/test.js";

// 96 to the inch times two are the points of the PDF's pictures.
test.use({ fetchesAhead: true, viewport: { width: 2300, height: 1450 }, deviceScaleFactor: POINTS_TO_THE_INCH / 96 });
test.setTimeout(180_000);

/** How far apart ink may be, in points of the pictures: a quarter of a millimetre on paper. */
const REACH = 2;

/** How much of the ink may be further away from any: what two programs smooth differently. */
const MOST_STRAY = 0.001;

/** What a page that is another, or lies elsewhere, has of it at least. */
const WRONG = 0.05;

const pages = (page) => page.locator("section.page");

/** Shows the pages at their size on paper, and as they are on paper: without marks. */
async function showAsOnPaper(page) {
  await expect(pages(page).first()).toBeVisible({ timeout: 90_000 });
  await page.getByLabel("Size", { exact: true }).selectOption("100");
  await page.getByRole("button", { name: /^Mark merged values/ }).click();
}

/** Pictures of the letter's pages on the screen, and their sizes in points of 72 to the inch. */
async function shots(page) {
  await expect(page.locator(".page-desk.is-stale")).toHaveCount(0);
  const shown = [];
  for (const sheet of await pages(page).all()) {
    await sheet.scrollIntoViewIfNeeded();
    const [, , width, height] = (await sheet.locator("svg").getAttribute("viewBox")).split(" ").map(Number);
    shown.push({ width, height, ...(await shotOf(page, sheet)) });
  }
  return shown;
}

/** A picture of an element, how far right and down of the picture's edge it begins, and its size. */
async function shotOf(page, locator) {
  const box = await locator.boundingBox();
  const [x, y] = [Math.floor(box.x), Math.floor(box.y)];
  const clip = { x, y, width: Math.ceil(box.width) + 1, height: Math.ceil(box.height) + 1 };
  const onScreen = POINTS_TO_THE_INCH / 96;
  return {
    png: await page.screenshot({ clip }),
    edge: [(box.x - x) * onScreen, (box.y - y) * onScreen],
    size: [box.width * onScreen, box.height * onScreen],
  };
}

const sizes = (list) => list.map(({ width, height }) => [width, height].map((length) => length.toFixed(1)));

/** Compares the letter on the screen, page by page, with the PDF that is in the viewer. */
async function expectSame(viewer, shown, inPdf) {
  expect(sizes(shown)).toEqual(sizes(inPdf));
  for (const [index, shot] of shown.entries()) {
    const { ofPdf, ofPicture, size } = await strayInk(viewer, index, shot, { reach: REACH });
    for (const axis of [0, 1]) expect(Math.abs(size[axis] - shot.size[axis])).toBeLessThan(1.5);
    expect(ofPdf.total).toBeGreaterThan(5_000);
    expect(ofPdf.share, `ink of page ${index + 1} that is in the PDF alone, ${ofPdf.place}`).toBeLessThan(MOST_STRAY);
    expect(ofPicture.share, `ink of page ${index + 1} that is on the screen alone, ${ofPicture.place}`).toBeLessThan(MOST_STRAY);
  }
}

test("the sample's letters are on the screen as in their PDF files, and another's is told apart", async ({ page, context }) => {
  await openPage(page);
  await showAsOnPaper(page);
  const viewer = await openPdfViewer(context);
  const first = await shots(page);
  await expectSame(viewer, first, await openPdf(viewer, await pdfOf(page, 0)));
  // A page that lies one millimetre further down and right does not pass.
  const moved = await strayInk(viewer, 0, first[0], { reach: REACH, shift: Math.round(POINTS_TO_THE_INCH / 25.4) });
  expect(moved.ofPicture.share).toBeGreaterThan(WRONG);
  // Nor does somebody else's.
  await openPdf(viewer, await pdfOf(page, 1));
  const other = await strayInk(viewer, 0, first[0], { reach: REACH });
  expect(other.ofPicture.share).toBeGreaterThan(WRONG);
  await page.getByRole("button", { name: "Next letter" }).click();
  await expect(pages(page).first()).toContainText("Dear Mr Okonweir,");
  await expectSame(viewer, await shots(page), await openPdf(viewer, await pdfOf(page, 1)));
});

const folder = process.env.LETTERWRIGHT_SHARED ?? fileURLToPath(new URL("../../shared", import.meta.url));

test("the real letters are on the screen as in their PDF files", async ({ page, context }) => {
  test.skip(!existsSync(`${folder}/letters/template.json`), `no letters in ${folder}`);
  await openPage(page);
  await openFile(page, `${folder}/letters/template.json`);
  await expect(page.getByLabel("Title of the letter")).toHaveValue("Violence Reduction Units, October 2020");
  await openFile(page, `${folder}/letters/recipients.csv`);
  await expect(page.getByText("1 of 4", { exact: true })).toBeVisible();
  // What is said of the list would lie on the page.
  await page.getByRole("status").getByRole("button", { name: "Close" }).click();
  await showAsOnPaper(page);
  const viewer = await openPdfViewer(context);
  for (let index = 0; index < 4; index += 1) {
    if (index > 0) await page.getByRole("button", { name: "Next letter" }).click();
    await expect(page.getByText(`${index + 1} of 4`, { exact: true })).toBeVisible();
    await expect(pages(page)).toHaveCount(2);
    await page.waitForTimeout(300);
    await expectSame(viewer, await shots(page), await openPdf(viewer, await pdfOf(page, index)));
  }
});

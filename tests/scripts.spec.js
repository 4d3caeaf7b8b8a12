// Names in other scripts than the Latin one: on the pages, in files, and where no font has them.
import { openElementPage, template } from "./support/element_page.js";
import { openPdfViewer, pdfOf, textsOfPdf } from "./support/pdf_page.js";
import { expect, test } from "./support/test.js";

test.use({ fetchesAhead: true });
test.setTimeout(180_000);

const NAME = { name: "name", label: "Name", kind: "text" };

/** Opens a page with one editor that has a letter to those people. */
async function openLetter(page, names) {
  await openElementPage(page, "<letter-editor></letter-editor>");
  await page.evaluate(
    async ([letter, recipients]) => {
      window.editor = document.querySelector("letter-editor");
      window.errors = [];
      editor.addEventListener("letter-error", (event) => errors.push(event.detail.message));
      await editor.ready;
      editor.template = letter;
      editor.recipients = { type: "letterwright/recipients", version: 1, recipients };
    },
    [template("Dear {{ name }},\n\nWelcome.\n", [NAME]), names.map((name) => ({ name }))],
  );
}

const firstPage = (page) => page.getByRole("region", { name: /^Page 1 of / });

test("a name in any script stands on the page, in fonts that are fetched for it alone", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await openLetter(page, ["Ann", "王小明 👩\u200d💻", "محمد علي"]);
  await expect(firstPage(page)).toContainText("Dear Ann,", { timeout: 90_000 });
  expect(fetched.filter((url) => url.includes("Noto"))).toEqual([]);
  await page.evaluate(() => (editor.selected = 1));
  await expect(firstPage(page)).toContainText("王小明 👩\u200d💻", { timeout: 60_000 });
  await page.evaluate(() => (editor.selected = 2));
  await expect(firstPage(page)).toContainText("محمد علي", { timeout: 60_000 });
  const asked = new Set(fetched.filter((url) => url.includes("Noto")).map((url) => url.split("/").pop()));
  expect([...asked].map((name) => name.split("-")[0]).sort()).toEqual(
    expect.arrayContaining(["NotoEmoji", "NotoSansArabic", "NotoSansSC"]),
  );
  expect(await page.evaluate(() => editor.problems())).toEqual([]);
  const family = await firstPage(page).locator("tspan", { hasText: "محمد" }).first().getAttribute("font-family");
  expect(await page.evaluate((name) => document.fonts.check(`12px "${name}"`, "محمد"), family)).toBe(true);
});

test("a name that no font has is an error, and the other letters are made", async ({ page }) => {
  await openLetter(page, ["Ann", "\u{13000}", "王小明", "Bob\ufeff"]);
  await expect
    .poll(() => page.evaluate(() => editor.problems().map(({ code, recipients }) => [code, recipients])))
    .toEqual([
      ["M022", [1]],
      ["M023", [3]],
    ]);
  const refusal = await page.evaluate(() => editor.letter(1, "pdf").then(() => "made", (error) => error.message));
  expect(refusal).toContain("U+13000");
  const size = await page.evaluate(() => editor.letters("pdf").then((blob) => blob.size));
  expect(size).toBeGreaterThan(10_000);
  const errors = await page.evaluate(() => window.errors);
  expect(errors.join(" ")).toContain("Some letters could not be made");
});

test("a name is found in the PDF as it is written, by a reader that knows only glyphs", async ({ page, context }) => {
  const names = ["Ẹ̀gbẹ́", "王小明", "สมชาย ใจดี", "முத்துலட்சுமி", "કૃષ્ણ પટેલ", "ସୁବ୍ରତ ଦାସ"];
  await openLetter(page, names);
  const viewer = await openPdfViewer(context);
  for (const [index, name] of names.entries()) {
    const [text] = await textsOfPdf(viewer, await pdfOf(page, index));
    expect(text.replace(/\s/g, "")).toContain(`Dear${name.replace(/\s/g, "")},Welcome.`);
  }
});

// Letters on paper: what comes out of the browser's printer, as a PDF of its pages.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leaveOutName, openPage } from "./support/editor_page.js";
import { openElementPage, template } from "./support/element_page.js";
import { openPdfViewer, textsOfPdf } from "./support/pdf_page.js";
import { expect, test } from "./support/test.js";

test.use({ fetchesAhead: true });
test.setTimeout(120_000);

const firstPage = (page) => page.getByRole("region", { name: /^Page 1 of / });

async function openPages(page) {
  const editor = await openPage(page);
  await expect(firstPage(page)).toBeVisible({ timeout: 90_000 });
  return editor;
}

/** Keeps the browser from printing; it says when it would. */
async function holdPrinter(page) {
  await page.evaluate(() => {
    window.prints = 0;
    window.print = () => (window.prints += 1);
  });
}

const letGo = (page) => page.evaluate(() => dispatchEvent(new Event("afterprint")));

async function choose(page, who, paper) {
  await page.getByRole("button", { name: "Print letters" }).click();
  const dialog = page.getByRole("dialog", { name: "Print letters" });
  await dialog.getByLabel(who).check();
  if (paper) await dialog.getByLabel(paper).check();
  await dialog.getByRole("button", { name: /^Print / }).click();
  return dialog;
}

const hasPrinted = (page) => expect.poll(() => page.evaluate(() => window.prints), { timeout: 60_000 }).toBe(1);

/** The pages that come out of the printer, each as its words; none where the machine has no pdftotext. */
async function paper(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const file = join(mkdtempSync(join(tmpdir(), "print-")), "print.pdf");
  writeFileSync(file, pdf);
  const counts = [...pdf.toString("latin1").matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count));
  const count = Math.max(...counts);
  const [, , width, height] = /\/MediaBox ?\[ ?([\d. ]+)\]/.exec(pdf.toString("latin1"))[1].split(" ").map(Number);
  try {
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    return { count, width, height, pages: text.split("\f").slice(0, -1) };
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.log("pdftotext is not there: the words on paper are not looked at.");
    return { count, width, height, pages: null };
  }
}

const NAMES = ["Ilse", "Mr Okonweir", "Petra"];

test("all letters come out, each on its own pages, with nothing of the editor", async ({ page }) => {
  await openPages(page);
  await holdPrinter(page);
  await choose(page, /^All \(6\)/);
  await hasPrinted(page);
  const { count, width, height, pages } = await paper(page);
  expect([width, height].map(Math.round)).toEqual([595, 842]);
  expect(count).toBeGreaterThanOrEqual(6);
  if (pages) {
    expect(pages).toHaveLength(count);
    const greeted = pages.map((text) => /Dear ([^,]+),/.exec(text)?.[1]).filter(Boolean);
    expect(greeted).toHaveLength(6);
    expect(greeted.slice(0, 3)).toEqual(NAMES);
    expect(pages.join(" ")).not.toMatch(/Problems|Documents|Print letters/);
  }
  await letGo(page);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(firstPage(page)).toBeVisible();
});

test("the letter on the screen comes out alone", async ({ page }) => {
  await openPages(page);
  await holdPrinter(page);
  await choose(page, /^The one on the screen/);
  await hasPrinted(page);
  const { count, pages } = await paper(page);
  expect(count).toBe(await page.locator("section.page").count());
  if (pages) expect(pages.join(" ").match(/Dear /g)).toHaveLength(1);
  await letGo(page);
});

test("on both sides, no letter begins on the back of another", async ({ page }) => {
  await openPages(page);
  await holdPrinter(page);
  await choose(page, /^All \(6\)/, /^Printed on both sides/);
  await hasPrinted(page);
  const { pages } = await paper(page);
  if (pages) {
    const starts = pages.flatMap((text, at) => (/Dear /.test(text) ? [at] : []));
    expect(starts).toHaveLength(6);
    expect(starts.filter((at) => at % 2 === 1)).toEqual([]);
  }
  await letGo(page);
});

test("letters with errors are named, and can be left on the desk", async ({ page }) => {
  const { element } = await openPages(page);
  await leaveOutName(page, element);
  await holdPrinter(page);
  await page.getByRole("button", { name: "Print letters" }).click();
  const dialog = page.getByRole("dialog", { name: "Print letters" });
  await dialog.getByLabel(/^All \(6\)/).check();
  await expect(dialog.getByText(/^With errors: /)).toBeVisible();
  await dialog.getByLabel(/^All without errors \(5\)/).check();
  await dialog.getByRole("button", { name: "Print 5 letters" }).click();
  await hasPrinted(page);
  const { pages } = await paper(page);
  if (pages) expect(pages.join(" ").match(/Dear /g)).toHaveLength(5);
  await letGo(page);
});

for (const [name, chosen, size] of [
  ["A4", "a4", [595, 842]],
  ["US Letter", "us_letter", [612, 792]],
]) {
  for (const view of ["Pages", "Text flow"]) {
    test(`the browser's own command prints on ${name} by ${view}, without an empty page`, async ({ page }) => {
      const { element, letter } = await openPages(page);
      await element.evaluate((editor, paper) => {
        editor.template = { ...editor.template, page: { ...editor.template.page, paper } };
      }, chosen);
      const shown = page.getByRole("group", { name: "How the letter is shown" });
      await shown.getByRole("button", { name: view }).click();
      if (view === "Pages") {
        const shape = async () => {
          const { width, height } = await firstPage(page).locator("svg").boundingBox();
          return width / height;
        };
        await expect.poll(shape).toBeCloseTo(size[0] / size[1], 2);
      } else {
        await expect(letter).toContainText("Dear");
      }
      const { count, width, height, pages } = await paper(page);
      expect([width, height].map(Math.round)).toEqual(size);
      if (view === "Pages") expect(count).toBe(await page.locator("section.page").count());
      if (pages) {
        expect(pages.filter((text) => text.trim() === "")).toEqual([]);
        expect(pages[0]).toMatch(/Dear /);
        expect(pages.join(" ")).not.toMatch(/Problems|Documents|Print letters/);
      }
    });
  }
}

/** A page with one editor that has a letter for that many guests. */
async function openGuests(page, count) {
  await openElementPage(page, "<letter-editor></letter-editor>");
  const fields = [{ name: "name", label: "Name", kind: "text" }];
  const recipients = Array.from({ length: count }, (_, index) => ({ name: `Guest ${index + 1}` }));
  await page.evaluate(
    async ([letter, people]) => {
      const editor = document.querySelector("letter-editor");
      await editor.ready;
      editor.template = letter;
      editor.recipients = people;
    },
    [template("Dear {{ name }},\n\nWelcome to all of it.\n", fields), { type: "letterwright/recipients", version: 1, recipients }],
  );
}

/** A letter with notes at headings and in a list, to people whose own text is so many lines long. */
async function openNoted(page, lengths) {
  await openElementPage(page, "<letter-editor></letter-editor>");
  const marks = ["HEADA", "HEADB", "ITEMC", "ITEMD"];
  const [a, b, c, d] = marks.map((mark) => `${mark}[^${mark}]`);
  const notes = marks.map((mark) => `[^${mark}]: Note to ${mark.toLowerCase()}.`).join("\n\n");
  const body = `{{ text }}\n\n# ${a}\n\n# ${b}\n\n- ${c}\n- ${d}\n\nTail text.\n\n${notes}\n`;
  const text = (length) => Array.from({ length }, (_, line) => `Line ${line}`).join("\n");
  await page.evaluate(
    async ([letter, recipients]) => {
      const editor = document.querySelector("letter-editor");
      await editor.ready;
      editor.template = letter;
      editor.recipients = { type: "letterwright/recipients", version: 1, recipients };
    },
    [template(body, [{ name: "text", label: "Text", kind: "lines" }]), lengths.map((length) => ({ text: text(length) }))],
  );
  return marks;
}

test("each note comes out on the sheet of its mark, wherever the page ends", async ({ page, context }) => {
  // A page ends among the headings or in the list.
  const lengths = [35, 36, 37, 38, 39, 40, 41, 42];
  const marks = await openNoted(page, lengths);
  await holdPrinter(page);
  await choose(page, /^All \(8\)/);
  await hasPrinted(page);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = await textsOfPdf(await openPdfViewer(context), pdf.toString("base64"));
  expect(sheets).toHaveLength(2 * lengths.length);
  const sheetsWith = (text) => sheets.flatMap((sheet, at) => (sheet.includes(text) ? [at] : []));
  for (const mark of marks) {
    expect(sheetsWith(mark)).toHaveLength(lengths.length);
    expect(sheetsWith(`Note to ${mark.toLowerCase()}.`), mark).toEqual(sheetsWith(mark));
  }
  await letGo(page);
});

test("she stops before all letters are ready, and nothing is printed", async ({ page }) => {
  await openGuests(page, 300);
  await holdPrinter(page);
  const dialog = await choose(page, /^All \(300\)/);
  await expect(dialog.getByText(/^[1-9]\d* of 300 letters are ready\./)).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(firstPage(page)).toContainText("Dear Guest 1,");
  expect(await page.evaluate(() => window.prints)).toBe(0);
});

test("as many letters as are printed at once all come out; of more she is told another way", async ({ page }) => {
  await openGuests(page, 300);
  await holdPrinter(page);
  await choose(page, /^All \(300\)/);
  await hasPrinted(page);
  const { count, pages } = await paper(page);
  expect(count).toBe(300);
  if (pages) expect(pages[299]).toContain("Dear Guest 300,");
  await letGo(page);
  await openGuests(page, 301);
  await page.getByRole("button", { name: "Print letters" }).click();
  const dialog = page.getByRole("dialog", { name: "Print letters" });
  await dialog.getByLabel(/^All \(301\)/).check();
  await expect(dialog.getByText(/Save them as one PDF file/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Print 301 letters" })).toBeDisabled();
});

// Letters as files, from the typesetter in its worker: what a host gets, and what a person is spared.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPage } from "./support/editor_page.js";
import { openElementPage, template } from "./support/element_page.js";
import { expect, test } from "./support/test.js";

// Its Wasm takes seconds to start where two browsers and a server share two processors.
test.setTimeout(120_000);

const NAME = { name: "name", label: "Name", kind: "text" };

function guests(count) {
  const recipients = Array.from({ length: count }, (_, index) => ({ name: `Guest ${index + 1}` }));
  return { type: "letterwright/recipients", version: 1, recipients };
}

/** Opens a page with one editor, `window.editor`, that has that letter for that many guests. */
async function openLetter(page, body, count) {
  await openElementPage(page, "<letter-editor></letter-editor>");
  await page.evaluate(
    async ([letter, people]) => {
      window.editor = document.querySelector("letter-editor");
      await editor.ready;
      editor.template = letter;
      editor.recipients = people;
    },
    [template(body, [NAME]), guests(count)],
  );
}

/** The file that a function on the page promises: its type, and its bytes. */
async function fileOf(page, promise) {
  const { type, base64 } = await page.evaluate(`(async () => {
    const blob = await ${promise};
    const address = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
    return { type: blob.type, base64: address.split(",")[1] };
  })()`);
  return { type, bytes: Buffer.from(base64, "base64") };
}

/** Why the first letter does not come as a PDF. */
function refusal(page) {
  return page.evaluate(() =>
    editor.letter(0, "pdf").then(
      () => "made",
      (error) => error.message,
    ),
  );
}

/** The names of the files in a ZIP, from its directory, which its last bytes lead to. */
function namesIn(zip) {
  const end = zip.lastIndexOf("PK\x05\x06");
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    const start = at + 46;
    at = start + name + extra + comment;
    return zip.toString("utf8", start, start + name);
  });
}

/** The words of a PDF; none where the machine has no pdftotext. */
function textOf(pdf) {
  const file = join(mkdtempSync(join(tmpdir(), "letter-")), "letter.pdf");
  writeFileSync(file, pdf);
  try {
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.log("pdftotext is not there: the words of the PDF are not looked at.");
    return null;
  }
}

test("a letter comes as a PDF with its words", async ({ page }) => {
  await openPage(page);
  const { type, bytes } = await fileOf(page, 'document.querySelector("letter-editor").letter(2, "pdf")');
  expect(type).toBe("application/pdf");
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const text = textOf(bytes);
  if (text !== null) expect(text).toContain("Dear Petra,");
});

test("a letter comes as a Word document", async ({ page }) => {
  await openLetter(page, "Dear {{ name }},\n\nWelcome.[^1]\n\n[^1]: To all of it.\n", 1);
  const { type, bytes } = await fileOf(page, 'editor.letter(0, "docx")');
  expect(type).toContain("wordprocessingml");
  expect(namesIn(bytes)).toContain("word/document.xml");
  expect(namesIn(bytes)).toContain("word/footnotes.xml");
});

test("all letters come in a ZIP, a file for each recipient", async ({ page }) => {
  await openLetter(page, "Dear {{ name }},\n", 3);
  for (const [format, ending] of [
    ["docx", "docx"],
    ["pdf", "pdf"],
    ["html", "html"],
  ]) {
    const { type, bytes } = await fileOf(page, `editor.letters("${format}")`);
    expect(type).toBe("application/zip");
    expect(namesIn(bytes)).toEqual([1, 2, 3].map((number) => `Guest ${number}.${ending}`));
  }
});

test("without recipients there are no letters, and a sentence says so", async ({ page }) => {
  await openLetter(page, "Dear {{ name }},\n", 0);
  const message = await page.evaluate(() =>
    editor.letters("pdf").then(
      () => "made",
      (error) => error instanceof Error && error.message,
    ),
  );
  expect(message).toBe("There are no recipients, and so there are no letters.");
});

test("typing goes on while many letters are written", async ({ page }) => {
  await openLetter(page, "Dear {{ name }},\n\nWelcome.\n", 2000);
  await page.evaluate(() => editor.letter(0, "pdf"));
  const text = page.getByRole("textbox", { name: "Letter text" });
  await text.click();
  await page.evaluate(() => {
    window.isWritten = false;
    window.written = editor.letters("pdf").then((blob) => {
      window.isWritten = true;
      return blob.size;
    });
  });
  const typed = "We look forward to seeing you.";
  await page.keyboard.type(typed);
  await expect(text).toContainText(typed);
  expect(await page.evaluate(() => window.isWritten)).toBe(false);
  expect(await page.evaluate(() => window.written)).toBeGreaterThan(10_000);
});

test("after many letters another worker goes on, and the first one's memory is given back", async ({ page }) => {
  await openLetter(page, "Dear {{ name }},\n\nWelcome.\n", 120);
  await page.evaluate(() => editor.letter(0, "pdf"));
  const [first] = page.workers();
  const ended = new Promise((resolve) => first.once("close", resolve));
  await page.evaluate(() => editor.letters("pdf"));
  await ended;
  expect(page.workers()).toHaveLength(1);
  const { bytes } = await fileOf(page, 'editor.letter(0, "pdf")');
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
});

test("a typesetter that does not answer is given up, and the next one is asked", async ({ page }) => {
  await page.route("**/letter-typesetter.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `postMessage(['"ready"']); onmessage = () => { for (;;); };`,
    }),
  );
  await openLetter(page, "Dear {{ name }},\n", 1);
  const message = await refusal(page);
  expect(message).toContain("took too long and was given up");
  expect(await page.evaluate(() => editor.template.body)).toBe("Dear {{ name }},\n");
  await page.unroute("**/letter-typesetter.js");
  const { bytes } = await fileOf(page, 'editor.letter(0, "pdf")');
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
});

test.describe("where the typesetter cannot be fetched", () => {
  test.use({ expectedComplaints: [/letter-typesetter/, /Failed to load resource/] });

  test("a sentence says so, and the text stays", async ({ page }) => {
    await page.route("**/letter-typesetter.wasm*", (route) => route.abort());
    await openLetter(page, "Dear {{ name }},\n", 1);
    const message = await refusal(page);
    expect(message).toContain("could not be loaded");
    expect(await page.evaluate(() => editor.template.body)).toBe("Dear {{ name }},\n");
    await page.unroute("**/letter-typesetter.wasm*");
    const { bytes } = await fileOf(page, 'editor.letter(0, "pdf")');
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });
});

test("what was fetched once is there without a connection", async ({ page, context }) => {
  await openLetter(page, "Dear {{ name }},\n", 1);
  await page.evaluate(() => editor.letter(0, "pdf"));
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.evaluate(async () => {
    for (let tries = 0; tries < 50; tries += 1) {
      const name = (await caches.keys()).find((key) => key.startsWith("letterwright-typesetter-"));
      const kept = name ? await (await caches.open(name)).keys() : [];
      if (kept.some((request) => request.url.includes(".wasm")) && kept.length > 5) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error("nothing was kept");
  });
  await context.route("**/*.wasm*", (route) =>
    route.request().url().includes("typesetter") ? route.abort() : route.fallback(),
  );
  await openLetter(page, "Dear {{ name }},\n", 1);
  const { bytes } = await fileOf(page, 'editor.letter(0, "pdf")');
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(fetched.filter((path) => path.endsWith("letter-typesetter.wasm"))).toEqual([]);
});

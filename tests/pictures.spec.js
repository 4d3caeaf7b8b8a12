// Logos and pictures, on a page whose policy has nothing to say for them.
import { deflateSync } from "node:zlib";
import { openElementPage, template } from "./support/element_page.js";
import { beginLetter, openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

test.use({ fetchesAhead: true });
test.setTimeout(120_000);

const RED = [200, 30, 40];

/** A PNG of that size and one colour; `claimed` is the size that its head says. */
function png(width, height, [red, green, blue], claimed = [width, height]) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(claimed[0], 0);
  head.writeUInt32BE(claimed[1], 4);
  head.set([8, 2], 8);
  const row = Buffer.from([0, ...Array.from({ length: width }, () => [red, green, blue]).flat()]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const uri = (bytes, kind = "png") => `data:image/${kind};base64,${bytes.toString("base64")}`;

/** Opens a host's page, under the strict policy, with that letter in it. */
async function openLetter(page, body, setUp = {}) {
  await openElementPage(page, "<letter-editor></letter-editor>");
  const letter = { ...template(body), page: setUp };
  await page.evaluate(async (value) => {
    const editor = document.querySelector("letter-editor");
    await editor.ready;
    editor.template = value;
  }, letter);
}

const firstPage = (page) => page.getByRole("region", { name: /^Page 1 of / });

/** The colour in the middle of what is seen of an element. */
async function colourOf(page, locator) {
  const box = await locator.boundingBox();
  const clip = { x: box.x + box.width / 2, y: box.y + box.height / 2, width: 1, height: 1 };
  const shot = await page.screenshot({ clip });
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, [...shot]);
}

test("a picture is seen in the text flow, as large as it is", async ({ page }) => {
  await openLetter(page, `Before ![A red field](${uri(png(120, 80, RED))}) after.`);
  await page.getByRole("button", { name: "Text flow" }).click();
  const picture = page.getByRole("img", { name: "A red field" });
  await expect.poll(() => picture.boundingBox()).toMatchObject({ width: 120, height: 80 });
  expect(await colourOf(page, picture)).toEqual(RED);
});

test("a logo and a picture are seen on the page, and on paper", async ({ page }) => {
  const logo = { logo: uri(png(40, 20, [20, 60, 200])), logo_alternative: "A blue field", logo_height: 20 };
  const body = `::: letterhead\nThe Harbour Office\n:::\n\nDear all,\n\n![A red field](${uri(png(120, 80, RED))})\n`;
  await openLetter(page, body, { letterhead: logo });
  await expect(firstPage(page)).toContainText("Dear all,", { timeout: 90_000 });
  const blue = page.getByRole("img", { name: "A blue field" });
  await expect.poll(() => colourOf(page, blue)).toEqual([20, 60, 200]);
  const sheet = await firstPage(page).boundingBox();
  const { width, height } = await blue.boundingBox();
  expect(height / sheet.height).toBeCloseTo(20 / 297, 2);
  expect(width / height).toBeCloseTo(2, 1);
  await expect.poll(() => colourOf(page, page.getByRole("img", { name: "A red field" }))).toEqual(RED);
  await page.emulateMedia({ media: "print" });
  expect(await colourOf(page, blue)).toEqual([20, 60, 200]);
});

test("a click on a picture leads to its place in the text", async ({ page }) => {
  await openLetter(page, `Dear all,\n\n![A red field](${uri(png(120, 80, RED))})\n`);
  await expect(firstPage(page)).toContainText("Dear all,", { timeout: 90_000 });
  await page.getByRole("img", { name: "A red field" }).click();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("Look: ");
  const body = await page.evaluate(() => document.querySelector("letter-editor").template.body);
  expect(body).toContain("Look: ![A red field]");
});

test("a picture that is none says why, and keeps its words", async ({ page }) => {
  const huge = png(1, 1, RED, [65_000, 65_000]);
  const broken = png(60, 60, RED).subarray(0, 60);
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>');
  const body = [`![Huge](${uri(huge)})`, `![Torn](${uri(broken)})`, `![Drawn](${uri(drawing, "svg+xml")})`].join("\n\n");
  await openLetter(page, body);
  await page.getByRole("button", { name: "Text flow" }).click();
  const letter = page.getByLabel("Letter as it will be sent");
  await expect(letter).toContainText("Huge (it is larger than 40 million points)");
  await expect(letter).toContainText("Torn (its data is damaged)");
  await expect(letter).toContainText("Drawn (a drawing in SVG is seen on the pages and not here");
});

test("a drawing in SVG is seen on the page as well", async ({ page }) => {
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><rect width="300" height="120" fill="rgb(200,30,40)"/></svg>',
  );
  await openLetter(page, `Dear all,\n\n![Our house](${uri(drawing, "svg+xml")})\n`);
  await expect(firstPage(page)).toContainText("Dear all,", { timeout: 90_000 });
  await expect.poll(() => colourOf(page, page.getByRole("img", { name: "Our house" }))).toEqual(RED);
});

test("the page set-up shows the logo, and takes none that is damaged or huge", async ({ page }) => {
  await openPage(page);
  await beginLetter(page, "Dear all,");
  await page.getByRole("button", { name: "Page set-up" }).click();
  const dialog = page.getByRole("dialog", { name: "Page set-up" });
  const file = (name, buffer) => ({ name, mimeType: "image/png", buffer });
  const control = dialog.getByLabel("Logo", { exact: true });
  await control.setInputFiles(file("huge.png", png(1, 1, RED, [65_000, 65_000])));
  await expect(dialog.getByText("“huge.png” has more than 40 million points.")).toBeVisible();
  await control.setInputFiles(file("field.png", png(60, 60, RED)));
  await dialog.getByLabel("What the logo shows").fill("A red field");
  await expect.poll(() => colourOf(page, dialog.getByRole("img", { name: "A red field" }))).toEqual(RED);
});

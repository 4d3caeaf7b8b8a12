// PDF files by PDF.js: a page as a picture, how far another picture is from it, and the text.
import { fileURLToPath } from "node:url";

/** How many points of a picture there are to the inch. */
export const POINTS_TO_THE_INCH = 192;

const folder = fileURLToPath(new URL("../../node_modules/pdfjs-dist/build/", import.meta.url));

/** Opens a page of its own in which PDF files are drawn. */
export async function openPdfViewer(context) {
  const page = await context.newPage();
  await page.route("**/pdf-viewer/**", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop();
    return name.endsWith(".mjs")
      ? route.fulfill({ path: `${folder}${name}`, contentType: "text/javascript" })
      : route.fulfill({ body: "<!doctype html><title>PDF</title>", contentType: "text/html" });
  });
  await page.goto("pdf-viewer/");
  await page.evaluate(async () => {
    window.pdfjs = await import(new URL("pdf.min.mjs", location.href).href);
    pdfjs.GlobalWorkerOptions.workerSrc = new URL("pdf.worker.min.mjs", location.href).href;
  });
  return page;
}

/** The pages of a PDF file in the viewer: of each its width and height in points of 72 to the inch. */
export async function openPdf(viewer, base64) {
  return viewer.evaluate(
    async ([data, resolution]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const pdf = await pdfjs.getDocument({ data: bytes, isEvalSupported: false }).promise;
      window.drawn = [];
      const sizes = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const sheet = await pdf.getPage(number);
        const [, , width, height] = sheet.view;
        const viewport = sheet.getViewport({ scale: resolution / 72 });
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(viewport.width);
        canvas.height = Math.round(viewport.height);
        await sheet.render({ canvas, viewport, background: "white" }).promise;
        drawn.push(canvas);
        sizes.push({ width, height });
      }
      return sizes;
    },
    [base64, POINTS_TO_THE_INCH],
  );
}

/** The text of each page of a PDF file, as a program reads it that goes by the glyphs alone. */
export async function textsOfPdf(viewer, base64) {
  return viewer.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const pdf = await pdfjs.getDocument({ data: bytes, isEvalSupported: false }).promise;
    const texts = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      texts.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
    }
    return texts;
  }, base64);
}

/** A letter's PDF file, which the element makes. */
export async function pdfOf(page, index) {
  return page.evaluate(async (at) => {
    const blob = await document.querySelector("letter-editor").letter(at, "pdf");
    const reader = new FileReader();
    return new Promise((resolve) => {
      reader.onload = () => resolve(reader.result.split(",")[1]);
      reader.readAsDataURL(blob);
    });
  }, index);
}

/**
 * Which share of the ink of each picture has no ink of the other within `reach` points of it: of the
 * PDF's page with that index, and of the picture, whose page begins at `edge` and is first moved by
 * `shift` points.
 */
export async function strayInk(viewer, index, { png, edge }, { reach, shift = 0 }) {
  return viewer.evaluate(
    async ([at, data, distance, [x, y]]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const { width, height } = drawn[at];
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      context.fillStyle = "white";
      context.fillRect(0, 0, width, height);
      context.drawImage(bitmap, x, y);
      const inkOf = (source) => {
        const { data: colours } = source.getImageData(0, 0, width, height);
        const ink = new Uint8Array(width * height);
        for (let point = 0; point < ink.length; point += 1) {
          const [red, green, blue] = colours.subarray(point * 4, point * 4 + 3);
          ink[point] = red * 0.3 + green * 0.6 + blue * 0.1 < 190 ? 1 : 0;
        }
        return ink;
      };
      /** Whether there is ink within the distance, across first and down then. */
      const spread = (ink, step, count) => {
        const wide = new Uint8Array(ink.length);
        ink.forEach((is, point) => {
          if (!is) return;
          for (let by = -count; by <= count; by += 1) wide[point + by * step] = 1;
        });
        return wide;
      };
      const near = (ink) => spread(spread(ink, 1, distance), width, distance);
      const stray = (ink, other) => {
        const lone = Array.from(ink.keys()).filter((point) => ink[point] && !other[point]);
        const total = ink.reduce((sum, is) => sum + is, 0);
        const place = lone.length > 0 && `from ${lone[0] % width}, ${Math.floor(lone[0] / width)} on`;
        return { total, share: total === 0 ? 0 : lone.length / total, place };
      };
      const [one, other] = [inkOf(drawn[at].getContext("2d")), inkOf(context)];
      return { ofPdf: stray(one, near(other)), ofPicture: stray(other, near(one)), size: [width, height] };
    },
    [index, png.toString("base64"), reach, edge.map((length) => shift - length)],
  );
}

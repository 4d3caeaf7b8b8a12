// From a keystroke to the preview's new frame, for a letter of two pages and one of fifty.
//
// The clock starts when the key's event reaches the page and stops in the first frame after the
// preview shows the typed character: what a person waits for, less the keyboard and the screen.

import { row, spread, withEditor } from "./support/browser.mjs";

const KEYS = 120;

await withEditor(async (page, files) => {
  // Pages have a measurement of their own.
  await page.getByRole("button", { name: "Text flow" }).click();
  console.log(`Keystroke to the preview's new frame, ${KEYS} keys, ${files.name}:`);
  const original = JSON.parse(files.template);
  for (const [pages, copies, budget] of [[2, 1, 16], [50, 25, 50]]) {
    const times = await typed(page, original, copies);
    const { p50, p95 } = spread(times);
    row(`${pages} pages`, `p50 ${p50.toFixed(1)} ms`, `p95 ${p95.toFixed(1)} ms`, `${(p95 / budget).toFixed(2)} of the budget of ${budget} ms`);
  }
});

async function typed(page, original, copies) {
  const text = original.body.split(/\n(?=\[\^[^\]]+\]:)/);
  const body = [...Array(copies).fill(text[0]), ...text.slice(1)].join("\n\n");
  await page.evaluate((template) => { document.querySelector("letter-editor").template = template; }, { ...original, body });
  await page.waitForTimeout(2500);
  await page.locator("letter-editor .cm-content").click();
  await page.keyboard.press("Control+End");
  // The end of the text is a footnote; the paragraph typed in stands after the greeting.
  await page.evaluate(() => {
    const root = document.querySelector("letter-editor").shadowRoot;
    globalThis.letterSheet = root.querySelector(".sheet");
    globalThis.keyTimes = [];
    root.addEventListener("keydown", () => {
      const start = performance.now();
      const before = globalThis.letterSheet.textContent.length;
      const watch = () => {
        if (globalThis.letterSheet.textContent.length !== before) {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => globalThis.keyTimes.push(performance.now() - start);
          channel.port2.postMessage(0);
        } else requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
    }, { capture: true });
  });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.evaluate(() => { globalThis.keyTimes.length = 0; });
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press("abcdefghij"[key % 10]);
    await page.waitForFunction((count) => globalThis.keyTimes.length >= count, key + 1, { polling: 5 });
    await page.waitForTimeout(30);
  }
  return page.evaluate(() => globalThis.keyTimes);
}

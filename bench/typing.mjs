// From a keystroke to the preview's new frame, for a letter of two pages and one of fifty, beside a
// bare text box that copies what is typed in it: what browser, machine and the way keys are sent
// here cost by themselves.
//
// The clock starts when the key's event reaches the page and stops in the first frame after the
// preview shows the typed character: what a person waits for, less the keyboard and the screen. A key
// waits for the next frame, up to 16.7 ms, whatever the page does; so the bare box is the least there
// can be.

import { row, spread, withEditor } from "./support/browser.mjs";
import { longer } from "./support/letters.mjs";

const KEYS = 120;

/** From one frame to the next, at 60 Hz. */
const FRAME_MS = 1000 / 60;

await withEditor(async (page, files) => {
  // Pages have a measurement of their own.
  await page.getByRole("button", { name: "Text flow" }).click();
  console.log(`Keystroke to the preview's new frame, ${KEYS} keys, ${files.name}:`);
  const floor = await bareBox(page.context().browser());
  row("a bare text box", `p50 ${floor.p50.toFixed(1)} ms`, `p95 ${floor.p95.toFixed(1)} ms`);
  const original = JSON.parse(files.template);
  for (const [pages, copies, budget] of [[2, 1, 16], [50, 25, 50]]) {
    await open(page, original, copies);
    const { p50, p95 } = await typed(page);
    row(
      `${pages} pages`,
      `p50 ${p50.toFixed(1)} ms`,
      `p95 ${p95.toFixed(1)} ms`,
      `${(p95 / budget).toFixed(2)} of the budget of ${budget} ms`,
      `${(p50 / floor.p50).toFixed(2)} and ${(p95 / floor.p95).toFixed(2)} of the bare box`,
    );
  }
});

/** Types in a page with nothing but a text box and a paragraph that says the same. */
async function bareBox(browser) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  try {
    await page.setContent('<textarea rows="20" cols="60"></textarea><p class="sheet"></p>');
    await page.evaluate(() => {
      const [box, sheet] = document.body.children;
      box.value = "A sentence like any other in a letter of two pages. ".repeat(100);
      box.oninput = () => { sheet.textContent = box.value; };
    });
    await page.locator("textarea").click();
    return await typed(page);
  } finally {
    await page.close();
  }
}

/** Opens the letter, its text `copies` times over, and puts the caret at its end. */
async function open(page, original, copies) {
  await page.evaluate((template) => { document.querySelector("letter-editor").template = template; }, longer(original, copies));
  await page.waitForTimeout(2500);
  await page.locator("letter-editor .cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
}

/** Types, and gives the spread of the times. */
async function typed(page) {
  await page.bringToFront();
  await page.evaluate(listen);
  const times = [];
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press("abcdefghij"[key % 10]);
    times.push(await page.evaluate(() => globalThis.shown));
    // A key may fall anywhere between two frames.
    await page.waitForTimeout(30 + Math.random() * FRAME_MS);
  }
  return spread(times);
}

/** Lets each key make `shown`, a promise of the time until the preview shows it. */
function listen() {
  const root = document.querySelector("letter-editor")?.shadowRoot ?? document;
  const sheet = root.querySelector(".sheet");
  const onKey = () => {
    const start = performance.now();
    const before = sheet.textContent.length;
    const { promise, resolve } = Promise.withResolvers();
    globalThis.shown = promise;
    const watch = () => {
      if (sheet.textContent.length === before) return requestAnimationFrame(watch);
      // A message comes after the frame that was under way.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      port2.postMessage(0);
    };
    requestAnimationFrame(watch);
  };
  root.removeEventListener("keydown", globalThis.letterOnKey, { capture: true });
  globalThis.letterOnKey = onKey;
  root.addEventListener("keydown", onKey, { capture: true });
}

// The line between text and letter, moved by keyboard and by pointer.
import { expectAccessible } from "./support/accessibility.js";
import { openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

test.use({ viewport: { width: 1300, height: 800 } });

const width = (page) => page.locator(".pane-text").evaluate((pane) => pane.getBoundingClientRect().width);

test("the line moves by the arrow keys, and is where it was left after a reload", async ({ page }) => {
  await openPage(page);
  const line = page.getByRole("separator", { name: "Width of the text" });
  const before = await width(page);
  await line.focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowRight");
  await expect(line).toHaveAttribute("aria-valuenow", "60");
  const after = await width(page);
  expect(after).toBeGreaterThan(before + 50);
  await expectAccessible(page);
  await page.reload();
  await expect(line).toHaveAttribute("aria-valuenow", "60");
  await expect.poll(() => width(page)).toBe(after);
  await line.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  await expect(line).toHaveAttribute("aria-valuenow", "25");
});

test("the line follows the pointer, and no further than both panes can be read", async ({ page }) => {
  await openPage(page);
  const line = page.getByRole("separator", { name: "Width of the text" });
  const box = await line.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x - 100, box.y + 220, { steps: 4 });
  await expect.poll(async () => (await line.boundingBox()).x).toBeLessThan(box.x - 80);
  await page.mouse.move(0, box.y + 220, { steps: 4 });
  await expect(line).toHaveAttribute("aria-valuenow", "25");
  await page.mouse.up();
  await page.mouse.move(box.x + 200, box.y + 220);
  await expect(line).toHaveAttribute("aria-valuenow", "25");
});

// When what sets the pages is fetched: at once, at rest, or not before somebody asks for it.
import { openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

test.setTimeout(120_000);

/** Longer than the letter must rest before anything is fetched unasked, in milliseconds. */
const REST = 6_000;

const firstPage = (page) => page.getByRole("region", { name: /^Page 1 of / });

async function expectOffer(page) {
  const { text } = await openPage(page);
  await text.click();
  await page.keyboard.type("Now. ");
  await page.waitForTimeout(REST);
  expect(page.workers()).toEqual([]);
  await expect(page.getByText("What sets the pages is 8 MB to load.")).toBeVisible();
  await expect(page.getByLabel("Letter as it will be sent")).toContainText("Dear Ilse,");
  await page.getByRole("button", { name: "Load it" }).click();
  await expect(firstPage(page)).toContainText("Dear Ilse,", { timeout: 90_000 });
}

test("who saves data is asked before pages are fetched", async ({ page }) => {
  await expectOffer(page);
});

test.describe("over a telephone's network", () => {
  test.use({ fetchesAhead: true, network: "cellular" });

  test("she is asked before pages are fetched", async ({ page }) => {
    await expectOffer(page);
  });
});

test.describe("over a connection that costs nothing", () => {
  test.use({ fetchesAhead: true });

  test("pages come unasked where pages are shown", async ({ page }) => {
    await openPage(page);
    await expect(firstPage(page)).toBeVisible({ timeout: 90_000 });
  });

  test("where the text flow is shown, they are made ready once the letter rests", async ({ page }) => {
    await openPage(page);
    await page.getByRole("button", { name: "Text flow" }).click();
    await page.reload();
    const text = page.getByRole("textbox", { name: "Letter text" });
    await expect(text).toBeVisible();
    await expect(page.getByRole("button", { name: "Text flow" })).toHaveAttribute("aria-pressed", "true");
    expect(page.workers()).toEqual([]);
    const [worker] = await Promise.all([page.waitForEvent("worker", { timeout: 30_000 }), text.press("Control+End")]);
    expect(worker.url()).toContain("letter-typesetter.js");
    await expect(firstPage(page)).toHaveCount(0);
  });
});

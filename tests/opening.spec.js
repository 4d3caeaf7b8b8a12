// The way from an address to an editor one can type in.
import { expect, test } from "./support/test.js";

test("the page opens the editor and takes its notice away", async ({ page }) => {
  await page.goto(".");
  await expect(page.locator("letter-editor").getByRole("textbox").first()).toBeVisible();
  await expect(page.getByText("Opening the editor…")).toHaveCount(0);
});

test("nothing of the page is asked for a second time", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(".");
  await expect(page.locator("letter-editor").getByRole("textbox").first()).toBeVisible();
  expect(asked.filter((address, index) => asked.indexOf(address) !== index)).toEqual([]);
});

test.describe("when a part does not arrive", () => {
  test.use({ expectedComplaints: [/ERR_FAILED|Failed to fetch|could not be loaded/] });

  for (const part of ["letter-editor.wasm", "letter-editor.js"]) {
    test(`without ${part} the page says what to do`, async ({ page }) => {
      await page.route(`**/${part}`, (route) => route.abort());
      await page.goto(".");
      const notice = page.getByRole("alert").first();
      await expect(notice).toContainText(/could not be (opened|loaded)/);
      await expect(notice).toContainText(/load the page/i);
    });
  }
});

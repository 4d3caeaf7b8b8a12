// Saving where the browser has file dialogs of its own: to the same file again, and to another.
import { expectAccessible } from "./support/accessibility.js";
import { expect, test } from "./support/test.js";

/** A page whose file dialogs answer with files that the test looks into. */
async function openPage(page, opened) {
  await page.addInitScript((text) => {
    window.written = {};
    window.asked = 0;
    const handle = (name, content) => ({
      name,
      getFile: async () => new File([content], name),
      createWritable: async () => {
        if (window.gone) throw new DOMException("gone", "NotFoundError");
        let parts = "";
        return {
          write: async (blob) => (parts += await blob.text()),
          close: async () => (window.written[name] = parts),
        };
      },
    });
    window.showSaveFilePicker = async ({ suggestedName }) => {
      window.asked += 1;
      return handle(`${window.asked} ${suggestedName}`, "");
    };
    window.showOpenFilePicker = async () => [handle("from a colleague.json", text)];
  }, opened ?? "");
  await page.goto(".");
  await expect(page.getByRole("textbox", { name: "Letter text" })).toBeVisible();
}

async function save(page, item) {
  await page.getByRole("button", { name: "Save as file" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

const written = (page) => page.evaluate(() => window.written);

test("a template is saved to the same file again, and to another when she says so", async ({ page }) => {
  await openPage(page);
  const name = "1 Thank you to our volunteers.template.json";
  await save(page, /^Template (To “|Without)/);
  await expect(page.getByText(`Saved to “${name}”.`)).toBeVisible();
  await page.getByRole("textbox", { name: "Letter text" }).click();
  await page.keyboard.type("Once more with feeling. ");
  await page.getByRole("button", { name: "Save as file" }).click();
  await expect(page.getByRole("menuitem", { name: `Template To “${name}” again` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: /^Template To/ }).click();
  await expect.poll(() => written(page).then((files) => files[name])).toContain("Once more with feeling.");
  expect(await page.evaluate(() => window.asked)).toBe(1);
  await save(page, "Template to another file…");
  await expect.poll(() => written(page).then((files) => Object.keys(files).length)).toBe(2);
});

test("a template that was opened is saved where it came from; another letter is not", async ({ page }) => {
  const template = { type: "letterwright/template", version: 1, title: "Fair", language: "en-GB", fields: [], body: "Dear all," };
  await openPage(page, JSON.stringify(template));
  await page.getByRole("button", { name: "Documents" }).click();
  await page.getByRole("menuitem", { name: "Open file…" }).click();
  await expect(page.getByLabel("Title of the letter")).toHaveValue("Fair");
  await save(page, /^Template (To “|Without)/);
  await expect(page.getByText("Saved to “from a colleague.json”.")).toBeVisible();
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await page.getByRole("button", { name: "Documents" }).click();
  await page.getByRole("menuitem", { name: "New letter" }).click();
  await expect(page.getByLabel("Title of the letter")).toHaveValue("");
  await save(page, /^Template (To “|Without)/);
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);
});

test("a file that is gone is said, and the next time a place is asked for", async ({ page }) => {
  await openPage(page);
  await save(page, /^Template (To “|Without)/);
  await expect(page.getByText(/^Saved to/)).toBeVisible();
  await page.evaluate(() => (window.gone = true));
  await save(page, /^Template (To “|Without)/);
  await expect(page.getByText(/it is not where it was/)).toBeVisible();
  await page.evaluate(() => (window.gone = false));
  await save(page, /^Template (To “|Without)/);
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(2);
});

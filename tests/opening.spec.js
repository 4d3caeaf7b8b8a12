// The way from an address to an editor one can type in.
import { editorOf, saved } from "./support/editor_page.js";
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

test.describe("while the second part of the program is under way", () => {
  test.use({ expectedComplaints: [/rest of the editor|status of 503/] });

  test.beforeEach(async ({ request }) => {
    const part = await request.get("letter-editor-rest.wasm");
    test.skip(!part.ok(), "a development build comes in one part");
  });

  /** Holds the part back until what is returned is called. */
  async function holdBack(page) {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route("**/letter-editor-rest.wasm", async (route) => {
      await released;
      await route.continue();
    });
    return release;
  }

  /** Opens the page without the part, with the caret in the text. */
  async function openWithout(page) {
    const release = await holdBack(page);
    await page.goto(".");
    const text = page.getByRole("textbox", { name: "Letter text" });
    await text.click();
    return { release, text };
  }

  test("one can type, and what one types is kept", async ({ page }) => {
    const { text } = await openWithout(page);
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("Typed at once. ");
    await saved(page);
    await page.reload();
    await expect(text).toContainText("Typed at once. ");
    // A word whose letters are to come with the second part would show as zeros.
    const shown = await editorOf(page).element.evaluate((one) => one.shadowRoot.innerHTML);
    expect(shown).not.toContain("\0");
    expect(shown).toContain("Untitled letter");
  });

  test("what one types is kept when one goes away at once", async ({ page }) => {
    const { text } = await openWithout(page);
    await saved(page);
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("Typed before leaving. ");
    await page.reload();
    await expect(text).toContainText("Typed before leaving. ");
  });

  test("the letter and its problems come with it", async ({ page }) => {
    const release = await holdBack(page);
    await page.goto(".");
    const { text, letter, problems } = editorOf(page);
    await text.click();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.insertText("Early[^nowhere] words.\n\n");
    await expect(letter).toHaveCount(0);
    release();
    await expect(letter).toContainText("Early");
    await expect(problems).toContainText("nowhere");
  });

  test("what needs it can be had once it is there", async ({ page }) => {
    const { release } = await openWithout(page);
    const documents = page.getByRole("button", { name: "Documents" });
    await expect(documents).toBeDisabled();
    await page.getByRole("button", { name: "Insert footnote" }).click();
    release();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await documents.click();
    await page.getByRole("menuitem", { name: "New letter" }).click();
    await expect(page.getByLabel("Title of the letter")).toHaveValue("");
  });

  test("a host that asks for a letter gets it once it is there", async ({ page }) => {
    const { release } = await openWithout(page);
    const { element } = editorOf(page);
    expect(await element.evaluate((one) => one.problems())).toEqual([]);
    await element.evaluate((one) => {
      one.asked = one.letter(0).then((letter) => (one.answer = letter));
    });
    expect(await element.evaluate((one) => one.answer)).toBeUndefined();
    release();
    expect(await element.evaluate((one) => one.asked)).toContain("Dear ");
  });

  test("it is asked for again where it did not arrive", async ({ page }) => {
    let asked = 0;
    await page.route("**/letter-editor-rest.wasm", (route) =>
      asked++ === 0 ? route.fulfill({ status: 503 }) : route.continue(),
    );
    await page.goto(".");
    await expect(editorOf(page).letter).toBeVisible({ timeout: 10_000 });
  });
});

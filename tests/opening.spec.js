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

  /** Holds the part back; what cannot go on without it gets it none the less, or does not. */
  async function holdBack(page, whenWaitedFor = "abort") {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route("**/letter-editor-rest.wasm", async (route) => {
      if (route.request().resourceType() !== "fetch") return route[whenWaitedFor]();
      await released;
      await route.continue();
    });
    return release;
  }

  /** What the page could not go on without; `gates.txt` of the build says what a number stands for. */
  function wanted(page) {
    const functions = [];
    page.on("console", (message) => {
      if (message.text().includes("was wanted before it came")) functions.push(message.text());
    });
    return functions;
  }

  /** Opens the page without the part, with the caret in the text. */
  async function openWithout(page) {
    const functions = wanted(page);
    await holdBack(page);
    await page.goto(".");
    const text = page.getByRole("textbox", { name: "Letter text" });
    await text.click();
    return { functions, text };
  }

  test("one can type, and what one types is kept", async ({ page }) => {
    const { functions, text } = await openWithout(page);
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("Typed at once. ");
    await saved(page);
    await page.reload();
    await expect(text).toContainText("Typed at once. ");
    // A word whose letters are to come with the second part would show as zeros.
    const shown = await editorOf(page).element.evaluate((one) => one.shadowRoot.innerHTML);
    expect(shown).not.toContain("\0");
    expect(shown).toContain("Untitled letter");
    expect(functions).toEqual([]);
  });

  test("what one types is kept when one goes away at once", async ({ page }) => {
    const { functions, text } = await openWithout(page);
    await saved(page);
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("Typed before leaving. ");
    await page.reload();
    await expect(text).toContainText("Typed before leaving. ");
    expect(functions).toEqual([]);
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

  test.describe("and something needs it", () => {
    // The browser itself says that a page which waits for a request is slow.
    test.use({ expectedComplaints: [/[Ss]ynchronous (XMLHttpRequest|XHR)/] });

    test("the page waits for it and then works", async ({ page }) => {
      await holdBack(page, "continue");
      await page.goto(".");
      await expect(page.getByRole("textbox", { name: "Letter text" })).toBeVisible();
      await page.getByRole("button", { name: "Documents" }).click();
      await expect(page.getByRole("menuitem", { name: "New letter" })).toBeVisible();
      await page.getByRole("menuitem", { name: "New letter" }).click();
      await expect(page.getByLabel("Title of the letter")).toHaveValue("");
    });
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

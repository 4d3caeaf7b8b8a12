// An editor whose letters the browser keeps.
import { expect } from "./test.js";

/** The page's database. */
export const DATABASE = "letterwright/letterwright";

/** The editor of a page, as its author sees it. */
export class Editor {
  constructor(page) {
    this.page = page;
    this.element = page.locator("letter-editor");
    this.text = page.getByRole("textbox", { name: "Letter text" });
    this.state = page.locator(".save-state");
  }

  async open() {
    await this.page.goto(".");
    await this.element.evaluate((element) => element.ready);
    return this;
  }

  /** Types at the end of the text. */
  async type(words) {
    await this.text.focus();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.insertText(words);
  }

  body() {
    return this.element.evaluate(async (element) => {
      await customElements.whenDefined("letter-editor");
      await element.ready;
      return element.template.body;
    });
  }

  /** Lets the storage of this page fail. */
  fail(call, fault, times) {
    return this.page.evaluate(
      ([database, ...plan]) => {
        storageFaults.fail("*", ...plan);
        if (plan[0] === "open") storageFaults.closeConnections(database);
      },
      [DATABASE, call, fault, times],
    );
  }

  heal() {
    return this.page.evaluate(() => storageFaults.heal());
  }

  async expectSaved() {
    await expect(this.state).toHaveText("Saved in this browser");
  }
}

/** Goes to another page of the same site. */
export async function goElsewhere(page) {
  const body = '<!doctype html><link rel="icon" href="data:,"><p>Elsewhere</p>';
  await page.route("**/elsewhere", (route) => route.fulfill({ body, contentType: "text/html" }));
  await page.goto("elsewhere");
}

// The element as a page's author meets it: properties, attributes, methods, events.
import { openElementPage, template } from "./support/element_page.js";
import { GREETING, GUESTS, openGreeting } from "./support/greeting_page.js";
import { expect, test } from "./support/test.js";

test.describe("properties", () => {
  test("what is set before the element is defined is there when it is ready", async ({ page }) => {
    await openElementPage(page, "<letter-editor></letter-editor>", () => {
      const editor = document.querySelector("letter-editor");
      editor.template = { type: "letterwright/template", version: 1, body: "Written early.\n" };
      editor.recipients = {
        type: "letterwright/recipients",
        version: 1,
        recipients: [{}, { a: "b" }],
      };
      editor.selected = 1;
    });
    const found = await page.evaluate(async () => {
      const editor = document.querySelector("letter-editor");
      await editor.ready;
      return [editor.template.body, editor.recipients.recipients.length, editor.selected];
    });
    expect(found).toEqual(["Written early.\n", 2, 1]);
    await expect(page.getByText("Written early.").first()).toBeVisible();
  });

  test("a text that is set again looks as it did", async ({ page }) => {
    await openElementPage(page, "<letter-editor></letter-editor>");
    const set = (title) =>
      page.evaluate(async ([body, words]) => {
        const editor = document.querySelector("letter-editor");
        await editor.ready;
        editor.template = { type: "letterwright/template", version: 1, title: words, body };
      }, ["# A heading\n\n**Bold** words.[^a]\n\n[^a]: A note.\n", title]);
    for (const title of ["One", "Another"]) {
      await set(title);
      await expect(page.getByLabel("Title of the letter")).toHaveValue(title);
      await expect(page.locator(".cm-hl-heading")).toHaveText("# A heading");
      await expect(page.locator(".cm-hl-strong")).toHaveText("**Bold**");
      await expect(page.getByRole("button", { name: "Footnote 1: A note." })).toBeVisible();
    }
  });

  test("template, recipients and value give back what was set", async ({ page }) => {
    await openGreeting(page);
    const [body, recipients, value] = await page.evaluate(() => [
      editor.template.body,
      editor.recipients.recipients,
      JSON.parse(editor.value).body,
    ]);
    expect(body).toBe(GREETING.body);
    expect(recipients).toEqual(GUESTS.recipients);
    expect(value).toBe(GREETING.body);
  });

  test("a wrong template is refused with the place of the fault, and the letter stays", async ({
    page,
  }) => {
    await openGreeting(page);
    const [isTypeError, message, body] = await page.evaluate(() => {
      try {
        editor.template = {
          type: "letterwright/template",
          version: 1,
          body: "x",
          fields: [{ name: "n", kind: "colour" }],
        };
        return [];
      } catch (error) {
        return [error instanceof TypeError, error.message, editor.template.body];
      }
    });
    expect(isTypeError).toBe(true);
    expect(message).toContain("fields[0].kind");
    expect(body).toBe(GREETING.body);
  });

  test("a wrong template set early is reported by an event", async ({ page }) => {
    await openElementPage(page, "<letter-editor></letter-editor>", () => {
      window.errors = [];
      document.addEventListener("letter-error", (event) =>
        window.errors.push(event.detail.message),
      );
      document.querySelector("letter-editor").template = { type: "something/else" };
    });
    await page.evaluate(() => document.querySelector("letter-editor").ready);
    expect(await page.evaluate(() => window.errors)).toEqual([
      expect.stringContaining("letterwright/template"),
    ]);
  });

  test("readonly is an attribute too, and holds the text", async ({ page }) => {
    const text = await openGreeting(page);
    await page.evaluate(() => (editor.readonly = true));
    await expect(text).toHaveAttribute("aria-readonly", "true");
    await text.click();
    await page.keyboard.type("x");
    expect(
      await page.evaluate(() => [editor.template.body, editor.hasAttribute("readonly")]),
    ).toEqual([GREETING.body, true]);
  });
});

test.describe("methods", () => {
  test("a letter comes as text, HTML or Markdown", async ({ page }) => {
    await openGreeting(page);
    const letters = await page.evaluate(() =>
      Promise.all(["text", "html", "markdown"].map((format) => editor.letter(1, format))),
    );
    expect(letters[0]).toContain("Dear Tam Brackley,");
    expect(letters[1]).toMatch(/<p>.*Tam Brackley/);
    expect(letters[2]).toContain("Dear Tam Brackley,");
  });

  test("a letter comes as a page or without one around it, whatever is in its values", async ({
    page,
  }) => {
    await openGreeting(page);
    const names = ["Ann", "", "Zoë", "👩‍💻 & 王小明", "Ann", "a".repeat(40)];
    const letters = await page.evaluate(async (names) => {
      const people = names.map((name) => ({ name }));
      editor.recipients = { type: "letterwright/recipients", version: 1, recipients: people };
      return Promise.all(
        names.map(async (_, index) => ({
          page: await editor.letter(index, "html"),
          fragment: await editor.letter(index, "fragment"),
        })),
      );
    }, names);
    for (const [index, { page, fragment }] of letters.entries()) {
      const name = names[index].replace("&", "&amp;");
      expect(fragment).toBe(`<p>Dear ${name},</p>\n<p>Welcome.</p>\n`);
      expect(page).toMatch(/^<!DOCTYPE html>[^]*<\/html>\n$/);
      expect(page).toContain(`<main class="letter">\n${fragment}</main>`);
    }
  });

  test("what cannot be made is refused in a sentence", async ({ page }) => {
    await openGreeting(page);
    const refused = await page.evaluate(async () => {
      const message = (promise) =>
        promise.then(
          () => "made",
          (error) => error instanceof Error && error.message,
        );
      return [
        await message(editor.letter(9, "pdf")),
        await message(editor.letter(0, "ps")),
        await message(editor.letters("ps")),
        await message(editor.letter(9, "text")),
      ];
    });
    for (const sentence of refused) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  test("problems are listed by the place in the text, for whom, and with their fix", async ({
    page,
  }) => {
    await openGreeting(page);
    await page.evaluate(
      () => (editor.template = { ...editor.template, body: "Dear {{ nam }},\n" }),
    );
    await expect.poll(() => page.evaluate(() => editor.problems().length)).toBeGreaterThan(0);
    const problems = await page.evaluate(() => editor.problems());
    for (const problem of problems) {
      expect(Object.keys(problem).sort()).toEqual([
        "code",
        "fix",
        "message",
        "range",
        "recipients",
        "severity",
      ]);
    }
    const unknown = problems.find(({ code }) => code === "M002");
    expect(unknown.severity).toBe("error");
    expect([unknown.range.start, unknown.range.end]).toEqual([8, 11]);
    expect(unknown.recipients).toEqual([]);
    expect(unknown.fix.title).toContain("name");
  });

  test("focus goes to the text", async ({ page }) => {
    const text = await openGreeting(page);
    await page.evaluate(() => editor.focus());
    await expect(text).toBeFocused();
  });
});

test.describe("events", () => {
  test("typing, choosing and mending are told, out of the shadow tree", async ({ page }) => {
    const text = await openGreeting(page);
    await page.evaluate(() => {
      window.heard = [];
      for (const name of ["letter-change", "letter-select", "letter-problems"]) {
        document.addEventListener(name, (event) => window.heard.push([name, event.detail]));
      }
    });
    await text.click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("Come early. {{ nobody }}");
    await page.evaluate(() => (editor.selected = 1));
    const heard = (name) =>
      page.evaluate((wanted) => window.heard.findLast(([found]) => found === wanted)?.[1], name);
    await expect.poll(() => heard("letter-change")).toEqual({ changed: "template" });
    await expect.poll(() => heard("letter-select")).toEqual({ selected: 1 });
    await expect.poll(async () => (await heard("letter-problems"))?.errors).toBeGreaterThan(0);
  });
});

test.describe("on the page and off it", () => {
  test("moved elsewhere it goes on as it was", async ({ page }) => {
    const text = await openGreeting(page);
    await text.click();
    await page.keyboard.type("Hello. ");
    await page.evaluate(() => document.body.prepend(editor));
    await text.click();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(text).not.toContainText("Hello.");
  });

  test("taken away and put back it still has its letter", async ({ page }) => {
    const text = await openGreeting(page);
    await text.click();
    await page.keyboard.type("Typed. ");
    const body = await page.evaluate(() => editor.template.body);
    const between = await page.evaluate(async () => {
      editor.remove();
      await new Promise((resolve) => setTimeout(resolve));
      return [editor.template.body, editor.shadowRoot.childElementCount];
    });
    expect(between).toEqual([body, 0]);
    await page.evaluate(async () => {
      document.body.append(editor);
      await editor.ready;
    });
    await expect(text).toContainText("Typed.");
    expect(await page.evaluate(() => editor.recipients.recipients.length)).toBe(2);
  });

  test("an editor that is thrown away can be collected", async ({ page }) => {
    await openElementPage(page, "<div id=place></div>");
    await page.evaluate(async () => {
      const make = async () => {
        const editor = document.createElement("letter-editor");
        document.querySelector("#place").append(editor);
        await editor.ready;
        editor.remove();
        return new WeakRef(editor);
      };
      window.gone = [];
      for (let count = 0; count < 5; count += 1) window.gone.push(await make());
    });
    const devtools = await page.context().newCDPSession(page);
    const left = async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      return page.evaluate(() => window.gone.filter((reference) => reference.deref()).length);
    };
    await expect.poll(left).toBeLessThanOrEqual(1);
  });

  test("two editors on a page do not know of each other", async ({ page }) => {
    await openElementPage(
      page,
      "<letter-editor id=one></letter-editor><letter-editor id=two></letter-editor>",
    );
    const bodies = await page.evaluate(async (letter) => {
      await Promise.all([one.ready, two.ready]);
      one.template = letter;
      return [one.template.body, two.template.body];
    }, GREETING);
    expect(bodies).toEqual([GREETING.body, ""]);
  });
});

test.describe("src", () => {
  test("the template behind the address is opened", async ({ page }) => {
    await page.route("**/greeting.json", (route) => route.fulfill({ json: GREETING }));
    await openElementPage(page, "<letter-editor src=greeting.json></letter-editor>");
    const body = await page.evaluate(async () => {
      const editor = document.querySelector("letter-editor");
      await editor.ready;
      return editor.template.body;
    });
    expect(body).toBe(GREETING.body);
  });

  test.describe("where there is none", () => {
    test.use({ expectedComplaints: [/Failed to load resource/] });

    test("an event says so in a sentence, and the editor is there all the same", async ({
      page,
    }) => {
      await page.route("**/missing.json", (route) => route.fulfill({ status: 404 }));
      await openElementPage(page, "<letter-editor src=missing.json></letter-editor>", () => {
        window.errors = [];
        document.addEventListener("letter-error", (event) =>
          window.errors.push(event.detail.message),
        );
      });
      await page.evaluate(() => document.querySelector("letter-editor").ready);
      expect(await page.evaluate(() => window.errors)).toEqual([
        expect.stringMatching(/could not be read.*404/),
      ]);
      await expect(page.getByRole("textbox", { name: "Letter text" })).toBeVisible();
    });
  });
});

test.describe("where the program cannot be fetched", () => {
  test.use({ expectedComplaints: [/Failed to load resource|wasm/i] });

  test("the element says so, and `ready` is refused", async ({ page }) => {
    await page.route("**/letter-editor.wasm", (route) => route.fulfill({ status: 503 }));
    await openElementPage(page, "<letter-editor></letter-editor>");
    const message = await page.evaluate(() =>
      document.querySelector("letter-editor").ready.catch((error) => error.message),
    );
    expect(message).toContain("could not be opened");
    await expect(page.getByRole("alert")).toContainText("Reload the page");
  });
});

test("fields are suggested while a tag is typed", async ({ page }) => {
  const text = await openGreeting(page);
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("Yours, {{ na");
  const suggestion = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(suggestion).toHaveText(["nameName"]);
  await suggestion.click();
  await expect.poll(() => page.evaluate(() => editor.template.body)).toContain("Yours, {{ name }}");
  await expect(text.getByRole("button", { name: "Field: Name" })).toHaveCount(2);
});

// A letter that another tab has open can be read here, and replaced by nobody.
import { openElementPage, template } from "./support/element_page.js";
import { expect, test } from "./support/test.js";

const LETTER = template("Dear {{ name }},\n\nWelcome.\n");
const GUESTS = {
  type: "letterwright/recipients",
  version: 1,
  recipients: [{ name: "Orla Fenwick" }, { name: "Tam Brackley" }],
};

const KEPT = `<letter-editor storage-key="shared"></letter-editor>`;

/** Two tabs with one letter; the second one can only read along. */
async function openTwice(page, context, before) {
  await openElementPage(page, KEPT);
  await page.evaluate(async ([letter, guests]) => {
    const editor = document.querySelector("letter-editor");
    await editor.ready;
    editor.template = letter;
    editor.recipients = guests;
  }, [LETTER, GUESTS]);
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  const second = await context.newPage();
  await openElementPage(second, KEPT, before);
  await second.evaluate(() => document.querySelector("letter-editor").ready);
  await expect(second.locator(".save-state")).toHaveText("Open in another tab");
  return second;
}

const content = (page) =>
  page.evaluate(() => {
    const { template, recipients } = document.querySelector("letter-editor");
    return [template.body, recipients.recipients];
  });

test("a letter open in another tab is replaced by no property and no file, and the host is told", async ({ page, context }) => {
  const second = await openTwice(page, context);
  const told = await second.evaluate(async (letter) => {
    const editor = document.querySelector("letter-editor");
    const people = { type: "letterwright/recipients", version: 1, recipients: [] };
    const file = new File(["name\nNobody\n"], "people.csv");
    const attempts = [
      () => { editor.template = letter; },
      () => { editor.value = JSON.stringify(letter); },
      () => { editor.recipients = people; },
      () => editor.open(file),
    ];
    const messages = [];
    for (const attempt of attempts) {
      try {
        await attempt();
        messages.push("nothing");
      } catch (error) {
        messages.push(error.message);
      }
    }
    return messages;
  }, template("Replaced.\n"));
  const sentence = "This letter is open in another tab, and can only be read here: nothing was replaced.";
  const ofFile = "This letter can only be read here: nobody was added to it.";
  expect(told).toEqual([sentence, sentence, sentence, ofFile]);
  expect(await content(second)).toEqual([LETTER.body, GUESTS.recipients]);
  expect(await content(page)).toEqual([LETTER.body, GUESTS.recipients]);
});

test("a letter open in another tab is not replaced by what is set early either, and an event says so", async ({ page, context }) => {
  const second = await openTwice(page, context, () => {
    window.errors = [];
    document.addEventListener("letter-error", ({ detail }) => window.errors.push(detail.message));
    const early = { type: "letterwright/template", version: 1, body: "Set early.\n" };
    document.querySelector("letter-editor").template = early;
  });
  expect(await content(second)).toEqual([LETTER.body, GUESTS.recipients]);
  expect(await second.evaluate(() => window.errors)).toEqual([
    "This letter is open in another tab, and can only be read here: nothing was replaced.",
  ]);
});

test("a letter can be replaced once it is open here alone", async ({ page, context }) => {
  const second = await openTwice(page, context);
  await page.close();
  await expect(second.getByText("Saved in this browser")).toBeVisible();
  await second.evaluate((letter) => {
    document.querySelector("letter-editor").template = letter;
  }, template("Replaced.\n"));
  expect((await content(second))[0]).toBe("Replaced.\n");
});

test("what is set early takes the place of what is kept, where nobody else has it open", async ({ page }) => {
  for (const body of ["Kept.\n", "Set early.\n"]) {
    const before = `() => {
      document.querySelector("letter-editor").template = ${JSON.stringify(template(body))};
    }`;
    await openElementPage(page, KEPT, before);
    await page.evaluate(() => document.querySelector("letter-editor").ready);
    expect((await content(page))[0]).toBe(body);
    await expect(page.getByText("Saved in this browser")).toBeVisible();
  }
});

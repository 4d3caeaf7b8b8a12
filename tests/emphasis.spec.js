// Bold and italic: whatever a key or a button writes comes out as such in the letter.
import MarkdownIt from "markdown-it";

import { read, SIGN, write } from "../editor/emphasis.js";
import { openSurface } from "./support/surface_page.js";
import { expect, test } from "./support/test.js";

/** An independent reader of CommonMark says what a letter prints; a field is one letter to it. */
const markdown = new MarkdownIt("commonmark");

function printed(text) {
  const html = markdown.render(text.replace(/\{\{.*?\}\}/g, "\u{e000}"));
  return html.replace(/<[^>]*>/g, "");
}

/** Numbers as if by chance, the same in every run. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const PIECES = "a|b|cd| |.|, |(|)|é|“|\n|\\\n|\n\n|- |[x](y)|{{ n }}".split("|");

test("whatever is to be bold or italic is written so that no sign prints", () => {
  const [roll, broken] = [dice(1), []];
  for (let round = 0; round < 5_000; round += 1) {
    let [plain, mark] = ["", 0];
    const marks = [];
    for (let left = 1 + roll(9); left > 0; left -= 1) {
      const piece = PIECES[roll(PIECES.length)];
      if (roll(2)) mark = roll(4);
      plain += piece;
      marks.push(...Array.from(piece, () => mark));
    }
    const { text } = write(plain, Uint8Array.from(marks));
    if (printed(text).includes("*")) broken.push(plain);
    const found = read(text).marks;
    const left = Array.from(text, (unit, at) => (found[at] === SIGN ? "" : unit)).join("");
    if (left !== plain) broken.push(plain);
  }
  expect(broken).toEqual([]);
});

/** Each: what is done, and the text then; `|` in the text before is the caret. */
const CASES = [
  {
    name: "Ctrl+B begins and ends bold while one types",
    keys: ["It was ", "Bold", "very good", "Bold", " indeed.", "Enter", "Enter", "Next."],
    after: "It was **very good** indeed.\n\nNext.",
  },
  {
    name: "bold without any text leaves nothing behind",
    keys: ["It was ", "Bold", "Bold", "good", "Bold", "Enter", "Enter", "Next."],
    after: "It was good\n\nNext.",
  },
  {
    name: "bold goes on behind a space and a full stop, and Enter ends it",
    keys: ["Bold", "One. Two ", "Enter", "three"],
    after: "**One. Two** \nthree",
  },
  {
    name: "bold and italic together",
    keys: ["Bold", "one ", "Italic", "two", "Bold", " three", "Italic", " four"],
    after: "**one** ***two*** *three* four",
  },
  {
    name: "Backspace at a sign takes the emphasis away",
    before: "It was **good**|.",
    keys: ["Backspace"],
    after: "It was good.",
  },
  {
    name: "deleting the last bold letter takes its signs along",
    before: "It was **g|**.",
    keys: ["Backspace", "x"],
    after: "It was x.",
  },
  {
    name: "an end of bold text that is deleted does not leave a sign",
    before: "It was **very |good** indeed.",
    keys: ["Select 8", "x"],
    after: "It was **very x**ndeed.",
  },
];

/** Does what stands for a key, or types the words. */
async function press(page, key) {
  const [name, count] = key.split(" ");
  if (name === "Select" && count) {
    for (let left = Number(count); left > 0; left -= 1) await page.keyboard.press("Shift+ArrowRight");
  } else if (name === "Bold" || name === "Italic") {
    await page.keyboard.press(name === "Bold" ? "ControlOrMeta+b" : "ControlOrMeta+i");
  } else if (["Enter", "Backspace"].includes(key)) {
    await page.keyboard.press(key);
  } else {
    await page.keyboard.type(key);
  }
}

for (const { name, before = "|", keys, after } of CASES) {
  test(name, async ({ page }) => {
    const surface = await openSurface(page, before.replace("|", ""));
    await surface.call("setCaret", before.indexOf("|"), false);
    await surface.call("focus");
    for (const key of keys) await press(page, key);
    expect(await surface.text()).toBe(after);
  });
}

test("a link over a part of bold text leaves the rest bold", async ({ page }) => {
  const surface = await openSurface(page, "a **bold words** b");
  await surface.call("select", 9, 17);
  await surface.call("insertLink");
  expect(await surface.text()).toBe("a **bold [words](https://)** b");
});

test("a link of no words holds none that could be printed", async ({ page }) => {
  const surface = await openSurface(page, "See .");
  await surface.call("setCaret", 4, false);
  await surface.call("focus");
  await surface.call("insertLink");
  await page.keyboard.type("our site");
  expect(await surface.text()).toBe("See [our site](https://).");
});

test("what the caret stands in, or the selection is, is told", async ({ page }) => {
  const surface = await openSurface(page, "a **bold *both* words** and *more*.");
  const told = () => page.evaluate(() => window.marks);
  for (const [from, to, bold, italic] of [
    [0, 0, false, false],
    [6, 6, true, false],
    [12, 12, true, true],
    [4, 21, true, false],
    [10, 14, true, true],
    [0, 8, false, false],
    [29, 33, false, true],
  ]) {
    await surface.call("select", from, to);
    expect(await told(), `${from} to ${to}`).toEqual({ bold, italic });
  }
  await surface.call("setText", "plain");
  expect(await told()).toEqual({ bold: false, italic: false });
});

const WORDS = ["a", "bc", " ", " ", ".", ", ", "(", ")", "é", "“", "1"];
const KEYS = [
  ...["Control+b", "Control+b", "Control+i", "Enter", "Backspace", "Delete", "ArrowLeft", "ArrowRight"],
  ...["Shift+ArrowLeft", "Control+Shift+ArrowLeft", "Shift+Home", "ArrowUp", "Home", "End"],
  ...["Control+z", "Control+y", "Control+Backspace"],
];

for (const seed of [1, 2, 3]) {
  test(`no sign prints after any of many keys as they come, ${seed}`, async ({ page }) => {
    const surface = await openSurface(page);
    await surface.call("focus");
    const roll = dice(seed);
    const done = [];
    for (let left = 200; left > 0; left -= 1) {
      const key = roll(2) ? KEYS[roll(KEYS.length)] : null;
      const word = WORDS[roll(WORDS.length)];
      done.push(key ?? word);
      await (key ? page.keyboard.press(key) : page.keyboard.type(word));
      const text = await surface.text();
      expect(printed(text), `${done.slice(-6).join(" · ")}\n${text}`).not.toContain("*");
    }
  });
}

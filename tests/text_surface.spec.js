// The text as the author meets it: chips, notes, problems, suggestions, find, keys, input methods.
import { expectAccessible } from "./support/accessibility.js";
import { openSurface } from "./support/surface_page.js";
import { expect, test } from "./support/test.js";

const LETTER =
  "Dear {{ salutation }},\n\nWe wrote to you[^earlier] in May.\n\n[^earlier]: Our letter of 4 May.\n";

const CHIPS = [
  { of: "{{ salutation }}", kind: "field", label: "Salutation", title: "How the letter begins" },
  { of: "[^earlier]", kind: "note", label: "1", title: "Our letter of 4 May." },
  { of: "[^earlier]:", kind: "definition", label: "1" },
];

async function openLetter(page) {
  const surface = await openSurface(page, LETTER);
  await surface.say("setChips", CHIPS);
  await expect(surface.chips).toHaveCount(3);
  return surface;
}

test.describe("chips", () => {
  test("a field and a note show what they mean instead of how they are written", async ({
    page,
  }) => {
    const surface = await openLetter(page);
    await expect(surface.content).toContainText("Dear Salutation,");
    await expect(surface.content).not.toContainText("{{");
    await expect(page.getByRole("button", { name: "Field: Salutation" })).toBeVisible();
    await expect(
      page.getByRole("button", { name: "Footnote 1: Our letter of 4 May." }),
    ).toBeVisible();
  });

  test("“Show tags” shows the text as it is written, and back", async ({ page }) => {
    const surface = await openLetter(page);
    await surface.call("setShowTags", true);
    await expect(surface.content).toContainText("Dear {{ salutation }},");
    await surface.call("setShowTags", false);
    await expect(surface.chips).toHaveCount(3);
  });

  test("an arrow selects a chip as one unit, Enter opens it, the next arrow goes on", async ({
    page,
  }) => {
    const surface = await openLetter(page);
    await surface.caretBefore("{{");
    await page.keyboard.press("ArrowRight");
    expect(await surface.selection()).toEqual([5, 21]);
    expect(await surface.announced()).toContain("Field: Salutation. Press Enter to change it.");
    await page.keyboard.press("Enter");
    expect(await surface.told()).toContainEqual({ chip: [5, 21] });
    expect(await surface.text()).toBe(LETTER);
    await page.keyboard.press("ArrowRight");
    expect(await surface.selection()).toEqual([21, 21]);
  });

  test("Backspace selects a chip, then removes it; undo brings it back", async ({ page }) => {
    const surface = await openLetter(page);
    await surface.caretBefore(",");
    await page.keyboard.press("Backspace");
    expect(await surface.selection()).toEqual([5, 21]);
    await page.keyboard.press("Backspace");
    expect(await surface.text()).toContain("Dear ,");
    await page.keyboard.press("ControlOrMeta+z");
    expect(await surface.text()).toBe(LETTER);
  });

  test("a click opens a chip, the selected one too", async ({ page }) => {
    const surface = await openLetter(page);
    const field = page.getByRole("button", { name: "Field: Salutation" });
    await field.click();
    expect(await surface.told()).toContainEqual({ chip: [5, 21] });
    await field.click();
    expect(await surface.told()).toContainEqual({ chip: [5, 21] });
  });

  test("a note's text shows under the mouse, and when the caret steps on its mark", async ({
    page,
  }) => {
    const surface = await openLetter(page);
    await page.getByRole("button", { name: /^Footnote 1/ }).hover();
    await expect(surface.hint).toHaveText("Our letter of 4 May.");
    await page.getByRole("button", { name: "Before" }).hover();
    await expect(surface.hint).toHaveCount(0);
    await surface.caretBefore("[^earlier]");
    await page.keyboard.press("ArrowRight");
    await expect(surface.hint).toHaveText("Our letter of 4 May.");
    await page.keyboard.press("Escape");
    await expect(surface.hint).toHaveCount(0);
  });

  test("a tag the caret is in is shown as it is written until the caret leaves it", async ({
    page,
  }) => {
    const surface = await openSurface(page, "Dear {{  }},\n");
    await surface.call("setCaret", 8, false);
    await surface.call("focus");
    await surface.say("setChips", [{ of: "{{  }}", kind: "field", label: "Nothing" }]);
    await page.keyboard.type("x");
    await surface.say("setChips", [{ of: "{{ x }}", kind: "field", label: "X" }]);
    await expect(surface.content).toContainText("Dear {{ x }},");
    expect(await surface.selection()).toEqual([9, 9]);
    await page.keyboard.press("End");
    await expect(surface.content).toContainText("Dear X,");
  });

  test("an edit moves chips along, and takes away the one it reaches into", async ({ page }) => {
    const surface = await openLetter(page);
    await surface.call("replace", 0, 4, "Good morning");
    await expect(surface.content).toContainText("Good morning Salutation,");
    await surface.call("replace", 16, 26, "name");
    await expect(surface.content).toContainText("Good morning {{ name }},");
    await expect(surface.chips).toHaveCount(2);
  });

  test("a condition stands beside its lines, or behind its part of a line", async ({ page }) => {
    const text = "{% if a %}\nOne.\n{% endif %}\n\nTwo {% if b %}and three{% endif %} end.\n";
    const surface = await openSurface(page, text);
    const second = text.indexOf("{% endif %}", 30);
    const chips = [
      { from: 0, to: 10, kind: "condition", label: "only if A" },
      { from: 16, to: 27, kind: "end", label: "end" },
      { from: 33, to: 43, kind: "condition", label: "only if B" },
      { from: second, to: second + 11, kind: "end", label: "end" },
    ];
    await surface.call("setChips", JSON.stringify(chips), await surface.call("revision"));
    await expect(page.locator(".cm-conditional-line")).toHaveText(["only if A", "One.", "end"]);
    await expect(page.locator(".cm-conditional")).toHaveText("and three");
  });

  test("however many conditions lie in each other, there is one ground and there are three bars", async ({
    page,
  }) => {
    const depth = 90;
    for (const [between, grounds, deepest] of [
      ["", 1, 0],
      ["\n", 0, 1],
    ]) {
      const tags = (tag) => `${tag}${between}`.repeat(depth);
      const text = `${tags("{% if a %}")}x${between}${tags("{% endif %}")}`;
      const surface = await openSurface(page, text);
      const kinds = { if: "condition", endif: "end" };
      const chips = [...text.matchAll(/\{% (\w+).*?%\}/g)].map(({ 0: tag, 1: word, index }) => ({
        from: index,
        to: index + tag.length,
        kind: kinds[word],
        label: word,
      }));
      await surface.call("setChips", JSON.stringify(chips), await surface.call("revision"));
      await expect(page.locator(".cm-conditional")).toHaveCount(grounds);
      await expect(page.locator(".cm-line.cm-conditional-3").nth(5)).toHaveCount(deepest);
    }
  });

  test("a line with more chips than a paragraph ever has is shown as it is written", async ({
    page,
  }) => {
    for (const [count, shown] of [
      [200, 200],
      [201, 0],
    ]) {
      const tag = "{{ a }}";
      const text = `${tag}\n${tag.repeat(count)}\n`;
      const surface = await openSurface(page, text);
      const starts = [...text.matchAll(/\{\{/g)].map(({ index }) => index);
      const chips = starts.map((from) => ({ from, to: from + tag.length, kind: "field", label: "A" }));
      await surface.call("setChips", JSON.stringify(chips), await surface.call("revision"));
      await expect(surface.chips).toHaveCount(shown + 1);
    }
  });
});

test("what would make the text longer than it may be is not put in, and that is told", async ({
  page,
}) => {
  const most = 2_000_000;
  const surface = await openSurface(page, "é\n".repeat(10));
  await surface.call("replace", 0, 0, "x".repeat(most - 30));
  expect(await surface.told()).not.toContainEqual({ tooLong: true });
  await surface.call("replace", 0, 0, "y");
  await expect.poll(() => surface.told()).toContainEqual({ tooLong: true });
  expect((await surface.text()).length).toBe(most - 10);
  await surface.call("replace", 0, 1000, "z");
  expect((await surface.text()).length).toBe(most - 10 - 999);
});

test.describe("removing a condition", () => {
  /** Says the chips of a text whose tags are those of conditions. */
  async function openConditions(page, text) {
    const surface = await openSurface(page, text);
    const kinds = { if: "condition", elif: "else", else: "else", endif: "end" };
    const chips = [...text.matchAll(/\{% (\w+).*?%\}/g)].map(({ 0: tag, 1: word, index }) => ({
      from: index,
      to: index + tag.length,
      kind: kinds[word],
      label: word,
    }));
    await surface.call("setChips", JSON.stringify(chips), await surface.call("revision"));
    await expect(surface.chips).toHaveCount(chips.length);
    return surface;
  }

  test("takes its end along, and leaves what stands between them", async ({ page }) => {
    const surface = await openConditions(page, "One {% if a %}and two{% endif %}.\n");
    await surface.caretBefore(".");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    expect(await surface.text()).toBe("One and two.\n");
    await page.keyboard.press("ControlOrMeta+z");
    expect(await surface.text()).toBe("One {% if a %}and two{% endif %}.\n");
  });

  test("takes the lines along that its tags stand alone on", async ({ page }) => {
    const text = "One.\n\n{% if a %}\n{% if b %}\nTwo.\n{% endif %}\n{% endif %}\n";
    const surface = await openConditions(page, text);
    await surface.caretBefore("{% if a");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Delete");
    expect(await surface.text()).toBe("One.\n\n{% if b %}\nTwo.\n{% endif %}\n");
  });

  test("with an “otherwise” first selects all that would go", async ({ page }) => {
    const text = "A {% if a %}b{% else %}c{% endif %} d";
    const surface = await openConditions(page, text);
    await surface.caretBefore("{% if");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Delete");
    expect(await surface.selection()).toEqual([2, text.indexOf(" d")]);
    expect(await surface.text()).toBe(text);
    await page.keyboard.press("Delete");
    expect(await surface.text()).toBe("A  d");
  });

  test("an “otherwise” goes alone", async ({ page }) => {
    const surface = await openConditions(page, "A {% if a %}b{% else %}c{% endif %} d");
    await surface.caretBefore("{% else");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Delete");
    expect(await surface.text()).toBe("A {% if a %}bc{% endif %} d");
  });
});

test.describe("what is said about the text", () => {
  test("colours follow the text while it changes", async ({ page }) => {
    const surface = await openSurface(page, "plain **bold** plain");
    await surface.say("setHighlights", [{ of: "**bold**", kind: "strong" }]);
    await expect(page.locator(".cm-hl-strong")).toHaveText("**bold**");
    await surface.call("replace", 0, 0, "Very ");
    await expect(page.locator(".cm-hl-strong")).toHaveText("**bold**");
  });

  test("what was said about an older text is dropped", async ({ page }) => {
    const surface = await openSurface(page, "one two");
    const revision = await surface.call("revision");
    await surface.call("replace", 0, 0, "zero ");
    await surface.call(
      "setHighlights",
      JSON.stringify([{ from: 0, to: 3, kind: "strong" }]),
      revision,
    );
    expect(await surface.call("applyEdits", "[]", revision)).toBe(false);
    await surface.say("setHighlights", [{ of: "two", kind: "emphasis" }]);
    await expect(page.locator(".cm-hl-emphasis")).toHaveText("two");
    await expect(page.locator(".cm-hl-strong")).toHaveCount(0);
  });

  test("places outside the text do no harm", async ({ page }) => {
    const surface = await openSurface(page, "short");
    const far = JSON.stringify([
      { from: 3, to: 900, kind: "field", label: "Far", severity: "error", message: "" },
    ]);
    const revision = await surface.call("revision");
    for (const method of ["setHighlights", "setChips", "setProblems"]) {
      await surface.call(method, far, revision);
    }
    await expect(page.locator(".cm-problem")).toHaveText("rt");
    await expect(surface.chips).toHaveCount(0);
  });
});

test.describe("problems", () => {
  const TEXT = "See [one](#) and {{ name }} and [two](#).";
  const PROBLEMS = [
    {
      of: "[one](#)",
      severity: "warning",
      code: "L001",
      message: "The first leads nowhere.",
      fix: null,
      index: 0,
    },
    {
      of: "[two](#)",
      severity: "error",
      code: "L001",
      message: "The second leads nowhere.",
      fix: "Take it away",
      index: 7,
    },
  ];

  async function openProblems(page) {
    const surface = await openSurface(page, TEXT);
    await surface.say("setProblems", PROBLEMS);
    await expect(page.locator(".cm-problem")).toHaveText(["[one](#)", "[two](#)"]);
    return surface;
  }

  test("the mouse over a problem says what it is and offers its fix", async ({ page }) => {
    const surface = await openProblems(page);
    await page.getByText("[two](#)").hover();
    await expect(surface.hint).toContainText("Error: The second leads nowhere.");
    await page.getByRole("button", { name: "Take it away" }).click();
    expect(await surface.told()).toEqual([{ fix: 7 }]);
  });

  test("F8 goes from one to the next and reads it out; Ctrl and full stop fixes it", async ({
    page,
  }) => {
    const surface = await openProblems(page);
    await surface.caretBefore("See");
    await page.keyboard.press("F8");
    expect(await surface.announced()).toContain("Warning: The first leads nowhere.");
    await page.keyboard.press("F8");
    await expect(surface.hint).toContainText("The second leads nowhere.");
    await surface.told();
    await page.keyboard.press("ControlOrMeta+.");
    expect(await surface.told()).toEqual([{ fix: 7 }]);
    await page.keyboard.press("F8");
    expect(await surface.selection()).toEqual([4, 12]);
    await page.keyboard.press("Shift+F8");
    expect(await surface.selection()).toEqual([32, 40]);
  });

  test("a chip with a problem is underlined", async ({ page }) => {
    const surface = await openSurface(page, TEXT);
    await surface.say("setChips", [{ of: "{{ name }}", kind: "field", label: "Name" }]);
    await surface.say("setProblems", [
      {
        of: "{{ name }}",
        severity: "error",
        code: "M003",
        message: "Missing.",
        fix: null,
        index: 0,
      },
    ]);
    await expect(page.locator(".cm-problem-error .cm-chip")).toHaveText("Name");
  });
});

test.describe("suggestions", () => {
  const SALUTATION = {
    label: "salutation",
    detail: "Salutation",
    info: "How the letter begins",
    apply: "salutation }}",
    caret: 13,
  };
  const JOINED = { label: "join", detail: "", info: "", apply: 'join("  ")', caret: 7 };

  /** Puts in the first suggestion; one that came a moment ago is not yet meant by an Enter. */
  async function accept(page) {
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
  }

  /** Opens a text that the caret stands at the end of. */
  async function openAtEnd(page, text) {
    const surface = await openSurface(page, text);
    await surface.call("setCaret", text.length, false);
    await surface.call("focus");
    return surface;
  }

  test("come while a tag is typed and are put in by Enter", async ({ page }) => {
    const surface = await openAtEnd(page, "Dear ");
    await surface.offer(0, [SALUTATION, JOINED]);
    await page.keyboard.type("{{ ");
    await expect(surface.suggestions).toHaveText(["salutationSalutation", "join"]);
    await surface.offer(1, [SALUTATION]);
    await page.keyboard.type("s");
    await expect(surface.suggestions).toHaveText(["salutationSalutation"]);
    await accept(page);
    expect(await surface.text()).toBe("Dear {{ salutation }}");
    expect(await surface.selection()).toEqual([21, 21]);
  });

  test("leave the caret where something is to be filled in", async ({ page }) => {
    const surface = await openAtEnd(page, "Dear {{ names ");
    await surface.offer(0, [JOINED]);
    await page.keyboard.type("|");
    await expect(surface.suggestions).toHaveCount(1);
    await accept(page);
    await page.keyboard.type(",");
    expect(await surface.text()).toBe('Dear {{ names |join(" , ")');
  });

  test("come after [^ as well, and not in plain words", async ({ page }) => {
    const surface = await openSurface(page, "");
    await surface.offer(0, [{ label: "earlier", apply: "earlier]", caret: 8 }]);
    await surface.call("focus");
    await page.keyboard.type("Words");
    await expect(surface.suggestions).toHaveCount(0);
    await page.keyboard.type("[^");
    await expect(surface.suggestions).toHaveText(["earlier"]);
  });
});

test.describe("writing", () => {
  test("bold and italic go around the word at the caret, and away again", async ({ page }) => {
    const surface = await openSurface(page, "one two three");
    await surface.caretBefore("wo");
    await page.keyboard.press("ControlOrMeta+b");
    expect(await surface.text()).toBe("one **two** three");
    await page.keyboard.press("ControlOrMeta+i");
    expect(await surface.text()).toBe("one ***two*** three");
    await page.keyboard.press("ControlOrMeta+b");
    expect(await surface.text()).toBe("one *two* three");
    await page.keyboard.press("ControlOrMeta+i");
    expect(await surface.text()).toBe("one two three");
  });

  test("bold over two paragraphs makes each bold, in one step of undo", async ({ page }) => {
    const surface = await openSurface(page, "One.\n\nTwo.");
    await surface.call("select", 0, 10);
    await surface.call("toggleMark", "**");
    expect(await surface.text()).toBe("**One.**\n\n**Two.**");
    await surface.call("undo");
    expect(await surface.text()).toBe("One.\n\nTwo.");
  });

  test("a link asks for its address by selecting its place", async ({ page }) => {
    const surface = await openSurface(page, "our report");
    await surface.call("select", 4, 10);
    await surface.call("focus");
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("https://letters.example");
    expect(await surface.text()).toBe("our [report](https://letters.example)");
  });

  test("Enter in a list begins the next item, and in an empty one ends the list", async ({
    page,
  }) => {
    const surface = await openSurface(page, "1. First");
    await surface.call("setCaret", 8, false);
    await surface.call("focus");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Second");
    expect(await surface.text()).toBe("1. First\n2. Second");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await surface.text()).toBe("1. First\n2. Second\n");
  });

  test("typing tells the text and the caret; undo takes it back", async ({ page }) => {
    const surface = await openSurface(page, "a");
    await surface.call("setCaret", 1, false);
    await surface.call("focus");
    await surface.told();
    await page.keyboard.type("b");
    expect(await surface.told()).toEqual([{ change: "ab", revision: 2 }, { caret: 2 }]);
    await page.keyboard.press("ControlOrMeta+z");
    expect(await surface.text()).toBe("a");
  });

  test("another document forgets what could be undone", async ({ page }) => {
    const surface = await openSurface(page, "first");
    await surface.call("replace", 0, 5, "changed");
    await surface.call("setText", "line\r\nanother");
    expect(await surface.text()).toBe("line\nanother");
    expect(await surface.call("canUndo")).toBe(false);
  });

  test("Tab goes on to the next control", async ({ page }) => {
    const surface = await openSurface(page, "text");
    await surface.call("focus");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "After" })).toBeFocused();
    expect(await surface.text()).toBe("text");
  });

  test("a text to read only cannot be typed in", async ({ page }) => {
    const surface = await openSurface(page, "as it is");
    await surface.call("setReadonly", true);
    await surface.call("focus");
    await page.keyboard.type("x");
    await page.keyboard.press("ControlOrMeta+b");
    expect(await surface.text()).toBe("as it is");
    await expect(surface.content).toHaveAttribute("aria-readonly", "true");
  });

  test("the browser spells in the letter's language and does not translate", async ({ page }) => {
    const surface = await openSurface(page, "Grüße");
    await surface.call("setLanguage", "de-DE");
    await expect(surface.content).toHaveAttribute("lang", "de-DE");
    await expect(surface.content).toHaveAttribute("spellcheck", "true");
    await expect(surface.content).toHaveAttribute("translate", "no");
  });
});

test.describe("find and replace", () => {
  test("finds what is seen, and not what is behind a chip", async ({ page }) => {
    const surface = await openSurface(page, "a date, {{ date }}, a date");
    await surface.say("setChips", [{ of: "{{ date }}", kind: "field", label: "Date" }]);
    await surface.call("openSearch");
    const bar = page.getByRole("search", { name: "Find and replace" });
    await bar.getByLabel("Find", { exact: true }).fill("date");
    await expect(bar.getByRole("status")).toHaveText("2 found");
    await bar.getByLabel("Replace with").fill("day");
    await bar.getByRole("button", { name: "Replace all" }).click();
    expect(await surface.text()).toBe("a day, {{ date }}, a day");
    await page.keyboard.press("Escape");
    await expect(bar).toHaveCount(0);
  });

  test("finds what is behind a chip once tags are shown", async ({ page }) => {
    const surface = await openSurface(page, "a date, {{ date }}, a date");
    await surface.say("setChips", [{ of: "{{ date }}", kind: "field", label: "Date" }]);
    await surface.call("setShowTags", true);
    await surface.call("openSearch");
    const bar = page.getByRole("search", { name: "Find and replace" });
    await bar.getByLabel("Find", { exact: true }).fill("date");
    await expect(bar.getByRole("status")).toHaveText("3 found");
  });
});

test("a file dropped on the text is the app's to open, not the text's to hold", async ({
  page,
}) => {
  const surface = await openSurface(page, "as it is");
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["name\nOrla\n"], "guests.csv", { type: "text/csv" }));
    return data;
  });
  await surface.content.dispatchEvent("drop", { dataTransfer: dropped });
  await page.waitForTimeout(100);
  expect(await surface.text()).toBe("as it is");
});

test("an address pasted over words makes them a link", async ({ page }) => {
  const surface = await openSurface(page, "our report");
  await surface.call("select", 4, 10);
  await surface.content.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "https://letters.example/report");
    const options = { clipboardData, bubbles: true, cancelable: true };
    content.dispatchEvent(new ClipboardEvent("paste", options));
  });
  expect(await surface.text()).toBe("our [report](https://letters.example/report)");
});

test("axe finds nothing in the text, with its hints, suggestions and find bar", async ({
  page,
}) => {
  const surface = await openLetter(page);
  await surface.say("setProblems", [
    {
      of: "in May",
      severity: "warning",
      code: "M000",
      message: "Which year?",
      fix: "Say which",
      index: 0,
    },
  ]);
  await expectAccessible(page);
  await surface.caretBefore("Dear");
  await page.keyboard.press("F8");
  await expect(surface.hint).toBeVisible();
  await expectAccessible(page);
  await surface.offer(0, [
    { label: "salutation", info: "How the letter begins", apply: "salutation", caret: 10 },
  ]);
  await page.keyboard.type("{{ ");
  await expect(surface.suggestions).toHaveCount(1);
  await expectAccessible(page);
  await surface.call("openSearch");
  await expectAccessible(page);
});

test("an input method composes undisturbed, and what was said meanwhile shows after", async ({
  page,
}) => {
  const surface = await openSurface(page, "plain ");
  await surface.call("setCaret", 6, false);
  await surface.call("focus");
  const devtools = await page.context().newCDPSession(page);
  for (const text of ["に", "にほ", "にほん"]) {
    await devtools.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  expect(await surface.text()).toBe("plain にほん");
  await surface.say("setHighlights", [{ of: "plain", kind: "strong" }]);
  await page.waitForTimeout(100);
  await expect(page.locator(".cm-hl-strong")).toHaveCount(0);
  await devtools.send("Input.insertText", { text: "日本" });
  await expect.poll(() => surface.text()).toBe("plain 日本");
  await surface.say("setHighlights", [{ of: "plain", kind: "strong" }]);
  await expect(page.locator(".cm-hl-strong")).toHaveText("plain");
});

test("the caret stays in sight where the text loses height", async ({ page }) => {
  const text = "A line.\n".repeat(60);
  const surface = await openSurface(page, text);
  await surface.call("setCaret", text.length, true);
  await surface.call("focus");
  /** How far the last line is above the lower edge of what is seen. */
  const room = () =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector("#host");
      const bottom = (element) => element.getBoundingClientRect().bottom;
      const lines = shadowRoot.querySelectorAll(".cm-line");
      return bottom(shadowRoot.querySelector(".cm-scroller")) - bottom(lines[lines.length - 1]);
    });
  expect(await room()).toBeGreaterThanOrEqual(0);
  await page.evaluate(() => {
    document.querySelector("#host").shadowRoot.querySelector(".box").style.blockSize = "12rem";
  });
  await expect.poll(room).toBeGreaterThanOrEqual(0);
});

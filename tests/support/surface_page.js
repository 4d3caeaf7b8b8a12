// A page with nothing but a text surface in a shadow root, under the strict policy: the module
// itself as it is bundled, with handlers that write down what they are told.
import { build } from "esbuild";

const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'";

const SCRIPT = `
import { createTextSurface } from "./editor/text_surface.js";
import tokens from "./styles/tokens.css" with { type: "text" };

const root = document.querySelector("#host").attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(tokens + ".box { display: flex; flex-direction: column; block-size: 24rem }");
root.adoptedStyleSheets.push(sheet);
const box = root.appendChild(document.createElement("div"));
box.className = "box";
// What is read out stands in the page for a moment only.
window.announced = [];
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    if (target.className !== "cm-announced") continue;
    for (const { textContent } of addedNodes) announced.push(textContent);
  }
}).observe(root, { subtree: true, childList: true });
window.told = [];
window.marks = { bold: false, italic: false };
window.options = null;
window.surface = createTextSurface(box, {
  change: (text, revision) => told.push({ change: text, revision }),
  caret: (position) => told.push({ caret: position }),
  chip: (from, to) => told.push({ chip: [from, to] }),
  marks: (bold, italic) => (window.marks = { bold, italic }),
  fix: (index) => told.push({ fix: index }),
  tooLong: () => told.push({ tooLong: true }),
  complete: (text, position) =>
    window.options && JSON.stringify({ from: position - window.typed, options: window.options }),
});
`;

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Text surface</title></head>
<body><main><h1>Text surface</h1><button>Before</button><div id="host"></div><button>After</button></main>
<script type="module" src="script.js"></script></body></html>`;

let bundled;

/** The bundle, made once for all tests of a worker. */
function bundle() {
  bundled ??= build({
    stdin: { contents: SCRIPT, resolveDir: ".", sourcefile: "surface_page.js" },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  }).then(({ outputFiles }) => outputFiles[0].text);
  return bundled;
}

/** Opens the page with that text and returns what a test does with it. */
export async function openSurface(page, text = "") {
  const script = await bundle();
  const headers = { "content-security-policy": POLICY };
  await page.route("**/surface-page/script.js", (route) =>
    route.fulfill({ body: script, contentType: "text/javascript", headers }),
  );
  await page.route("**/surface-page/", (route) =>
    route.fulfill({ body: PAGE, contentType: "text/html", headers }),
  );
  await page.goto("surface-page/");
  await page.waitForFunction(() => window.surface !== undefined);
  const opened = new SurfacePage(page);
  await opened.call("setText", text);
  return opened;
}

class SurfacePage {
  constructor(page) {
    this.page = page;
    this.content = page.getByRole("textbox", { name: "Letter text" });
    this.chips = page.locator(".cm-chip");
    this.hint = page.locator(".cm-hint");
    this.suggestions = page.getByRole("listbox").getByRole("option");
  }

  /** Calls a method of the surface. */
  call(name, ...args) {
    return this.page.evaluate(
      ([method, values]) => window.surface[method](...values),
      [name, args],
    );
  }

  text() {
    return this.call("text");
  }

  /** What is selected, as `[from, to]`. */
  async selection() {
    return [await this.call("selectionFrom"), await this.call("selectionTo")];
  }

  /** What the handlers were told since the last call. */
  told() {
    return this.page.evaluate(() => window.told.splice(0));
  }

  /** What has been read out. */
  announced() {
    return this.page.evaluate(() => window.announced);
  }

  /** Puts the caret before the first `words` and gives the text the focus. */
  async caretBefore(words) {
    await this.call("setCaret", (await this.text()).indexOf(words), false);
    await this.call("focus");
    await this.told();
  }

  /** Says something about the text as it stands: "setChips", "setHighlights" or "setProblems". */
  async say(method, ranges) {
    const text = await this.text();
    const list = ranges.map(({ of, ...rest }) => ({ ...place(text, of), ...rest }));
    const revision = await this.call("revision");
    await this.call(method, JSON.stringify(list), revision);
  }

  /** What is offered while the author types, after `typed` letters of it. */
  offer(typed, options) {
    return this.page.evaluate(
      ([length, list]) => Object.assign(window, { typed: length, options: list }),
      [typed, options],
    );
  }
}

function place(text, words) {
  const from = text.indexOf(words);
  return { from, to: from + words.length };
}

// Someone's page with the element in it, which the test writes itself.
import { HEADERS } from "./site.mjs";

/** Opens a page with that body; `before` is a function that runs before the element is defined. */
export async function openElementPage(page, body, before = () => {}) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>A page</h1>${body}</main>
<script src="before.js"></script><script type="module" src="../letter-editor.js"></script></body></html>`;
  await page.route("**/element-page/", (route) =>
    route.fulfill({ body: html, contentType: "text/html", headers: HEADERS }),
  );
  await page.route("**/element-page/before.js", (route) =>
    route.fulfill({ body: `(${before})()`, contentType: "text/javascript" }),
  );
  await page.goto("element-page/");
  await page.waitForFunction(() => customElements.get("letter-editor") !== undefined);
}

/** A template as a file holds it, with that text. */
export function template(body, fields = []) {
  return { type: "letterwright/template", version: 1, title: "", language: "en-GB", fields, body };
}

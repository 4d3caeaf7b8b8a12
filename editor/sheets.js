/** The style sheets of the shadow root: made once, shared by every editor, allowed by a strict policy. */

import base from "../styles/base.css" with { type: "text" };
import components from "../styles/components.css" with { type: "text" };
import forms from "../styles/forms.css" with { type: "text" };
import layout from "../styles/layout.css" with { type: "text" };
import letter from "../styles/letter.css" with { type: "text" };
import overlays from "../styles/overlays.css" with { type: "text" };
import pages from "../styles/pages.css" with { type: "text" };
import panes from "../styles/panes.css" with { type: "text" };
import print from "../styles/print.css" with { type: "text" };
import sheetOfPaper from "../styles/sheet.css" with { type: "text" };
import tokens from "../styles/tokens.css" with { type: "text" };

const LAYERS = "@layer tokens, base, layout, components, letter, print;";

const sheets = [LAYERS, tokens, base, layout, components, panes, forms, overlays, letter, sheetOfPaper, pages, print].map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
});

/** Adds the sheets after those the root has. */
export function adoptStyles(root) {
  root.adoptedStyleSheets.push(...sheets);
}

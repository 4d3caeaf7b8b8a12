/** Printing one element of the page, on paper of its own size. */

const MARK = "data-letter-printing";

/**
 * Prints what `element` shows on paper, and nothing else of the page it is in. `size` is the paper's
 * and `margin` its edges as a style sheet has them, such as "210mm 297mm". Fulfilled when it is done.
 */
export function printElement(element, size, margin) {
  const printed = layOut(element, size, margin);
  print();
  return printed;
}

/**
 * Where the element fills the window, the browser's own command prints as `printElement` does;
 * `paper` answers `{size, margin}`, or null where there is no letter. Returns what ends it.
 */
export function printWithPage(element, paper) {
  const onPrint = () => {
    const said = element.hasAttribute(MARK) || !fillsWindow(element) ? null : paper();
    if (said) layOut(element, said.size, said.margin);
  };
  addEventListener("beforeprint", onPrint);
  return () => removeEventListener("beforeprint", onPrint);
}

function fillsWindow(element) {
  const { width, height } = element.getBoundingClientRect();
  return width * height > 0.9 * innerWidth * innerHeight;
}

/**
 * Page sizes and the rest of the page are out of a shadow root's reach: a sheet of the document says
 * both, as long as the browser prints.
 */
function layOut(element, size, margin) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    @page { size: ${size}; margin: ${margin}; }
    @media print {
      body :not([${MARK}], :has([${MARK}])) { display: none !important; }
      html, body, [${MARK}], :has([${MARK}]) {
        display: block !important; position: static !important; margin: 0 !important; padding: 0 !important;
        inline-size: auto !important; block-size: auto !important; min-block-size: 0 !important;
        max-block-size: none !important; overflow: visible !important; border: 0 !important;
        background: none !important; contain: none !important;
      }
    }`);
  element.setAttribute(MARK, "");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return new Promise((resolve) => {
    const restore = () => {
      element.removeAttribute(MARK);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      resolve();
    };
    addEventListener("afterprint", restore, { once: true });
  });
}

/** Printing one element of the page, on paper of its own size. */

/**
 * Prints what `element` shows on paper, and nothing else of the page it is in. `size` is the paper's
 * and `margin` its edges as a style sheet has them, such as "210mm 297mm".
 *
 * Page sizes and the rest of the page are out of a shadow root's reach: a sheet of the document says
 * both, as long as the browser prints. Fulfilled when it is done.
 */
export function printElement(element, size, margin) {
  const sheet = new CSSStyleSheet();
  const mark = "data-letter-printing";
  sheet.replaceSync(`
    @page { size: ${size}; margin: ${margin}; }
    @media print {
      body :not([${mark}], :has([${mark}])) { display: none !important; }
      html, body, [${mark}], :has([${mark}]) {
        display: block !important; position: static !important; margin: 0 !important; padding: 0 !important;
        inline-size: auto !important; block-size: auto !important; min-block-size: 0 !important;
        max-block-size: none !important; overflow: visible !important; border: 0 !important;
        background: none !important; contain: none !important;
      }
    }`);
  const sheets = document.adoptedStyleSheets;
  element.setAttribute(mark, "");
  document.adoptedStyleSheets = [...sheets, sheet];
  return new Promise((resolve) => {
    const restore = () => {
      element.removeAttribute(mark);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      resolve();
    };
    addEventListener("afterprint", restore, { once: true });
    print();
  });
}

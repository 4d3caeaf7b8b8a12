// WeasyPrint, which makes PDF/UA files of letters' HTML.

import { spawnSync } from "node:child_process";

const SCRIPT = `
import json, sys, time
from weasyprint import HTML
pages = json.load(sys.stdin)
HTML(string=pages[0]).write_pdf(pdf_variant="pdf/ua-1")
start = time.perf_counter()
for page in pages:
    HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
print(len(pages) / (time.perf_counter() - start))
`;

/** Letters a second, after one that warms it up. */
export function weasyprint(pages) {
  const options = { input: JSON.stringify(pages), encoding: "utf8" };
  const { stdout, stderr, status } = spawnSync(process.env.WEASYPRINT_PYTHON, ["-c", SCRIPT], options);
  if (status !== 0) throw new Error(`WeasyPrint failed: ${stderr}`);
  return Number(stdout);
}

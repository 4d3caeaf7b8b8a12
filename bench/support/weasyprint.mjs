// WeasyPrint, which makes PDF/UA files of letters' HTML.

import { spawnSync } from "node:child_process";

const SCRIPT = `
import json, sys, time
from weasyprint import HTML
pages = json.load(sys.stdin)
HTML(string=pages[0]).write_pdf(pdf_variant="pdf/ua-1")
start, begun = time.perf_counter(), time.process_time()
for page in pages:
    HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
print(json.dumps({"seconds": time.perf_counter() - start, "worked": time.process_time() - begun}))
`;

/** The seconds that all of them take, and those that it has a processor, after one that warms it up. */
export function weasyprint(pages) {
  const options = { input: JSON.stringify(pages), encoding: "utf8" };
  const { stdout, stderr, status } = spawnSync(process.env.WEASYPRINT_PYTHON, ["-c", SCRIPT], options);
  if (status !== 0) throw new Error(`WeasyPrint failed: ${stderr}`);
  return JSON.parse(stdout);
}

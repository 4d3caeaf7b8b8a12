// Bundles the custom element, CodeMirror and the Wasm's glue into one module.
//
// Called by `cargo xtask` as: node editor/build.mjs --glue FILE --out FILE [--minify]
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    glue: { type: "string" },
    out: { type: "string" },
    minify: { type: "boolean", default: false },
  },
});

try {
  await build({
    entryPoints: ["editor/element.js"],
    outfile: values.out,
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    // The element puts its style sheets into the shadow root itself, so it wants their text.
    loader: { ".css": "text" },
    alias: { "letterwright-wasm": values.glue },
    minify: values.minify,
    sourcemap: !values.minify,
    legalComments: "eof",
    logLevel: "warning",
  });
} catch {
  // esbuild has said by now what is wrong and where.
  process.exit(1);
}

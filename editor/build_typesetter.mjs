// Bundles the typesetter's worker and the Wasm's glue into one module.
//
// Called by `cargo xtask` as:
//   node editor/build_typesetter.mjs --glue FILE --out FILE --bytes N --build NAME [--minify]
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    glue: { type: "string" },
    out: { type: "string" },
    bytes: { type: "string" },
    build: { type: "string" },
    minify: { type: "boolean", default: false },
  },
});

try {
  await build({
    entryPoints: ["editor/typesetter_worker.js"],
    outfile: values.out,
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    alias: { "letterwright-typesetter-wasm": values.glue },
    define: {
      TYPESETTER_BYTES: values.bytes,
      TYPESETTER_BUILD: JSON.stringify(values.build),
    },
    minify: values.minify,
    legalComments: "none",
    logLevel: "warning",
  });
} catch {
  // esbuild has said by now what is wrong and where.
  process.exit(1);
}

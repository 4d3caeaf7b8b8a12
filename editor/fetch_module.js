/** Fetches and compiles Wasm; while it arrives, where the server names its type. */
export async function fetchModule(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) {
    throw new Error(`the server answered ${response.status} for ${url.pathname.split("/").pop()}`);
  }
  if (response.headers.get("Content-Type") === "application/wasm") {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

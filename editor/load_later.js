/** Fetches later.js: once, for all text surfaces; anew after a failure. */

let loading;

/** Fulfilled with the module. */
export function loadLater() {
  loading ??= import("./later.js").catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

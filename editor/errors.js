/** Errors that cross from the Wasm: it throws sentences, and a page expects Error objects. */

/** Calls `action`, and throws a sentence it throws as that kind of error. */
export function calling(Kind, action) {
  try {
    return action();
  } catch (error) {
    throw typeof error === "string" ? new Kind(error) : error;
  }
}

/** What is promised, or a sentence it fails with as an Error. */
export async function answered(promise) {
  try {
    return await promise;
  } catch (error) {
    throw typeof error === "string" ? new Error(error) : error;
  }
}

/** What an error says. */
export function sentence(error) {
  return typeof error === "string" ? error : error.message;
}

/** Fetching the template that `src` names. */

/** More than any letter is, and little enough to read. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The text behind the address, or an error that says in a sentence why there is none. */
export async function fetchTemplate(source, base) {
  const address = URL.parse(source, base);
  if (!address) throw new Error(`The template could not be read: “${source}” is no address.`);
  const response = await answerOf(address);
  if (!response.ok) {
    throw new Error(
      `The template at ${address} could not be read: the server answered ${response.status}.`,
    );
  }
  return new TextDecoder().decode(await bytesOf(response, address));
}

async function answerOf(address) {
  try {
    return await fetch(address, { credentials: "same-origin" });
  } catch {
    throw new Error(
      `The template at ${address} could not be read: the server cannot be reached, or does not allow it.`,
    );
  }
}

async function bytesOf(response, address) {
  const reader = response.body.getReader();
  const pieces = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces).arrayBuffer();
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new Error(
        `The template at ${address} is larger than ${MOST_BYTES / 1024 / 1024} MB and was not read.`,
      );
    }
    pieces.push(value);
  }
}

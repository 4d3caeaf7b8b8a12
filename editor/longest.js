/**
 * The longest text: an edit that would make it longer is not made, and the author is told. What is
 * typed into a file that cannot be opened again would be lost.
 */

import { EditorState } from "@codemirror/state";

/** In bytes of UTF-8, as the engine counts (`limits.rs`). */
const LONGEST = 2_000_000;

/** The most bytes that one unit of a text is as UTF-8. */
const WIDEST = 3;

/** `refuse` is called for each edit that is not made. */
export function longest(refuse) {
  return EditorState.transactionFilter.of((transaction) => {
    if (!isTooLong(transaction)) return transaction;
    queueMicrotask(refuse);
    return [];
  });
}

/** Whether the edit would leave a text that is too long, and no shorter than it was. */
export function isTooLong(transaction) {
  const { docChanged, newDoc, startState } = transaction;
  return docChanged && newDoc.length >= startState.doc.length && !isWithin(newDoc);
}

function isWithin(doc) {
  if (doc.length * WIDEST <= LONGEST) return true;
  let bytes = 0;
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(8192);
  for (const chunk of doc.iter()) {
    for (let at = 0; at < chunk.length; ) {
      const { read, written } = encoder.encodeInto(chunk.slice(at, at + buffer.length), buffer);
      at += read;
      bytes += written;
    }
    if (bytes > LONGEST) return false;
  }
  return true;
}

/** Texts that come in pieces, most of which many of them have in common. */

/**
 * The pieces of `common` as one text, and between each two of them the next piece of `own`; `ends`
 * says where these end in it.
 */
export function joinPieces(common, own, ends) {
  let text = common[0];
  let at = 0;
  for (let index = 0; index < ends.length; index++) {
    text += own.slice(at, ends[index]) + common[index + 1];
    at = ends[index];
  }
  return text;
}

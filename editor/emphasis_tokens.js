/**
 * The Markdown of a text as far as emphasis depends on it: which lines hang together, and what stands
 * beside a star.
 */

/** What begins a block of its own: a heading, an item, a quotation, a note, a table's row, a part. */
const OPENING = /^\s*(?:#{1,6}\s|[-+*]\s|\d{1,9}[.)]\s|>\s?|\[\^[^\]\n]+\]:|\||:::+)\s*/;
/** What no line goes on after. */
const CLOSING = /^\s*(?:#{1,6}\s|\||:::+)/;

const TOKEN = new RegExp(
  [
    String.raw`(?<space>\\(?=\n)|\s)`,
    String.raw`(?<stars>\*+)`,
    String.raw`(?<field>\{\{(?:(?!\{\{)[^])*?\}\})`,
    String.raw`(?<tag>\{%[^]*?%\}|\{#[^]*?#\})`,
    String.raw`(?<whole>\\[!-/:-@[-\x60{-~]|(?<ticks>\x60+)(?!\x60)[^]*?[^\x60]\k<ticks>(?!\x60)|\[\^[^\]\s]+\]|<[a-z][a-z0-9+.-]*:[^<>\s]*>)`,
    String.raw`(?<end>\]\(\s*(?:<[^<>\n]*>|(?:\{\{[^{}]*\}\}|[^()\s])*)(?:\s+"[^"\n]*")?\s*\))`,
    String.raw`(?<any>[^])`,
  ].join("|"),
  "giu",
);

const PUNCTUATION = /[\p{P}\p{S}]/u;

/** The parts of `text` that emphasis does not reach beyond, without what marks them as blocks. */
export function blocks(text) {
  const found = [];
  let from = 0;
  let isOpen = false;
  for (const line of text.split("\n")) {
    const to = from + line.length;
    const opening = OPENING.exec(line)?.[0];
    if (line.trim() === "") {
      isOpen = false;
    } else if (isOpen && opening === undefined) {
      found.at(-1).to = to;
    } else {
      found.push({ from: from + (opening?.length ?? 0), to });
      isOpen = !CLOSING.test(line);
    }
    from = to + 1;
  }
  return found.filter((block) => block.from < block.to);
}

/**
 * The tokens of a block: `{from, to, kind, link}` with the kinds `word`, `space`, `punctuation`,
 * `stars`, `tag` (which prints nothing) and `link` (what stands around a link's words). `link` says
 * which link's words a token is among; the end of a link `closes` the index of its beginning.
 */
export function tokens(text, { from, to }) {
  const all = [];
  const brackets = [];
  const piece = text.slice(from, to);
  for (const match of piece.matchAll(TOKEN)) {
    const start = from + match.index;
    const token = { from: start, to: start + match[0].length, kind: kindOf(match), link: 0 };
    if (match[0] === "[") brackets.push(all.length);
    if (match.groups.end !== undefined && brackets.length > 0) closeLink(all, brackets, token);
    all.push(token);
  }
  return all;
}

/** Makes a link of what stands between the last open bracket and `token`; an outer one is none then. */
function closeLink(all, brackets, token) {
  const opening = brackets.pop();
  brackets.length = 0;
  all[opening].kind = "link";
  for (const inner of all.slice(opening + 1)) inner.link = token.from;
  Object.assign(token, { kind: "link", closes: opening });
}

function kindOf({ 0: written, groups }) {
  if (groups.space !== undefined) return "space";
  if (groups.stars !== undefined) return "stars";
  if (groups.tag !== undefined) return "tag";
  if (groups.field !== undefined) return "word";
  if (groups.whole !== undefined || groups.end !== undefined) return "punctuation";
  return PUNCTUATION.test(written) ? "punctuation" : "word";
}

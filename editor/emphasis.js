/**
 * Bold and italic as a person means them: which characters have them, and not where signs stand.
 *
 * `read` finds what `*` and `**` make of a text by CommonMark's rules, `write` puts the signs so that
 * they make what is wanted. Signs that would print are never written: white space and punctuation at
 * the edges stay outside where they have to, and what cannot be written is left plain.
 */

import { blocks, tokens } from "./emphasis_tokens.js";

export const ITALIC = 1;
export const BOLD = 2;
/** A character of a sign that does not print. */
export const SIGN = 4;
const MARKS = [BOLD, ITALIC];

/** More runs of stars in one block than any letter has; they are taken for text. */
const MOST_RUNS = 500;

/**
 * What the signs of `text` make: `marks`, for each UTF-16 unit whether it is bold, italic or a sign,
 * and `pairs` of signs, `{mark, open, close}` with their places.
 */
export function read(text) {
  const marks = new Uint8Array(text.length);
  const pairs = blocks(text).flatMap((block) => pairsOf(tokens(text, block)));
  for (const { mark, open, close } of pairs) {
    const width = widthOf(mark);
    for (let at = open + width; at < close; at += 1) marks[at] |= mark;
  }
  for (const { mark, open, close } of pairs) {
    const width = widthOf(mark);
    marks.fill(SIGN, open, open + width).fill(SIGN, close, close + width);
  }
  return { marks, pairs };
}

/** How many stars a sign has. */
export function widthOf(mark) {
  return mark === BOLD ? 2 : 1;
}

/**
 * The text of the characters of `plain` with signs that make the `marks` wanted of each, as far as
 * that can be written; and where each place of `plain` is in it.
 */
export function write(plain, marks) {
  const wanted = blocks(plain).flatMap((block) => fitting(tokens(plain, block), marks));
  const simpler = [(part) => part.mark, outsideChanges, uncrossed, boldAlone];
  for (const simplify of simpler) {
    const parts = wanted.map((part, at) => ({ ...part, mark: simplify(part, at, wanted) }));
    const written = emit(plain, parts);
    if (makes(written, parts)) return written;
  }
  return emit(plain, []);
}

/** White space at which marks begin or end has none. */
function outsideChanges({ kind, mark }, at, parts) {
  const [before, after] = [nextWord(parts, at, -1), nextWord(parts, at, 1)];
  const isChange = parts[before]?.mark !== parts[after]?.mark;
  return kind === "space" && isChange ? 0 : mark;
}

/** Where bold and italic meet, bold alone. */
function uncrossed({ mark }) {
  return mark & BOLD ? BOLD : mark;
}

function boldAlone({ mark }) {
  return mark & BOLD;
}

/** Whether what is written reads as what is wanted. */
function makes({ text, places }, parts) {
  const { marks } = read(text);
  return parts.every(({ from, kind, mark }) => isGap(kind) || marks[places[from + 1] - 1] === mark);
}

/** The pairs of signs among the tokens of a block. */
function pairsOf(all) {
  const byLink = new Map();
  all.forEach((token, index) => {
    if (token.kind !== "stars") return;
    const run = starsOf(all, token, index);
    byLink.set(token.link, [...(byLink.get(token.link) ?? []), run]);
  });
  return [...byLink.values()].filter((runs) => runs.length <= MOST_RUNS).flatMap(matched);
}

/** A run of stars, and whether it can begin or end emphasis by what stands beside it. */
function starsOf(all, token, index) {
  const before = neighbour(all, index, -1);
  const after = neighbour(all, index, 1);
  const length = token.to - token.from;
  return {
    from: token.from,
    to: token.to,
    length,
    canOpen: after !== "space" && (after !== "punctuation" || before !== "word"),
    canClose: before !== "space" && (before !== "punctuation" || after !== "word"),
  };
}

/** What a run of stars stands beside: tags that print nothing are looked through. */
function neighbour(all, index, step) {
  let at = index + step;
  while (all[at]?.kind === "tag") at += step;
  const kind = all[at]?.kind ?? "space";
  return kind === "link" || kind === "stars" ? "punctuation" : kind;
}

/** CommonMark's way of leading closing runs to opening ones. */
function matched(runs) {
  const pairs = [];
  const openers = [];
  for (const run of runs) {
    while (run.canClose && run.from < run.to) {
      const at = openers.findLastIndex((opener) => goTogether(opener, run));
      if (at < 0) break;
      const opener = openers[at];
      const mark = opener.to - opener.from >= 2 && run.to - run.from >= 2 ? BOLD : ITALIC;
      const width = widthOf(mark);
      pairs.push({ mark, open: opener.to - width, close: run.from });
      opener.to -= width;
      run.from += width;
      openers.length = opener.from < opener.to ? at + 1 : at;
    }
    if (run.canOpen && run.from < run.to) openers.push(run);
  }
  return pairs;
}

function goTogether(opener, closer) {
  const either = opener.canClose || closer.canOpen;
  const bothThirds = opener.length % 3 === 0 && closer.length % 3 === 0;
  return !either || (opener.length + closer.length) % 3 !== 0 || bothThirds;
}

/** The tokens of a block with the marks that they can have where signs are to make them. */
function fitting(all, marks) {
  const parts = all.map((token) => ({ ...token, mark: 0 }));
  for (const mark of MARKS) {
    const on = all.map(({ from, kind }) => !isGap(kind) && kind !== "link" && Boolean(marks[from] & mark));
    coverLinks(all, on);
    coverSpaces(all, on);
    trimEdges(all, on);
    parts.forEach((part, index) => {
      if (on[index]) part.mark |= mark;
    });
  }
  return parts;
}

/** A link whose words and neighbour have a mark is within it; otherwise its words have it alone. */
function coverLinks(all, on) {
  all.forEach(({ closes }, index) => {
    if (closes === undefined) return;
    const inner = all.slice(closes + 1, index);
    const isCovered = inner.every(({ kind }, at) => isGap(kind) || on[closes + 1 + at]);
    const isBeside = [nextWord(all, closes, -1), nextWord(all, index, 1)].some((at) => on[at]);
    on[closes] = on[index] = isCovered && isBeside;
  });
}

/** White space between two that have a mark has it too. */
function coverSpaces(all, on) {
  all.forEach(({ kind }, index) => {
    if (kind !== "space") return;
    let next = index;
    while (all[next]?.kind === "space") next += 1;
    on[index] = Boolean(on[index - 1] && on[next]);
  });
}

/** Takes out of the edges what a sign beside it would print for. */
function trimEdges(all, on) {
  let isTrimmed = true;
  while (isTrimmed) {
    const before = on.join();
    trimFrom(all, on, 0, 1);
    trimFrom(all, on, all.length - 1, -1);
    all.forEach(({ closes }, index) => {
      if (closes !== undefined) on[closes] = on[index] = Boolean(on[closes] && on[index]);
    });
    isTrimmed = before !== on.join();
  }
}

function trimFrom(all, on, first, step) {
  for (let at = first; all[at]; at += step) {
    if (!on[at] || on[at - step]) continue;
    const { kind } = all[at];
    const beside = all[at - step]?.kind;
    const isLoose = kind !== "word" && (beside === "word" || beside === "tag");
    if (kind === "space" || kind === "stars" || isLoose) on[at] = false;
  }
}

function nextWord(all, index, step) {
  let at = index + step;
  while (all[at] && isGap(all[at].kind)) at += step;
  return at;
}

function isGap(kind) {
  return kind === "space" || kind === "tag";
}

/** Writes `plain` with the signs that the marks of its parts ask for. */
function emit(plain, parts) {
  // A place is directly behind the character before it: within the emphasis that it ends.
  const places = new Uint32Array(plain.length + 1);
  const open = [];
  let text = "";
  let at = 0;
  const copy = (to) => {
    while (at < to) {
      text += plain[at];
      at += 1;
      places[at] = text.length;
    }
  };
  const close = (from) => {
    for (const mark of open.splice(from).reverse()) text += signOf(mark);
  };
  parts.forEach(({ from, to, mark }, index) => {
    copy(from);
    const kept = open.findIndex((one) => !(mark & one));
    if (kept >= 0) close(kept);
    const missing = MARKS.filter((one) => mark & one && !open.includes(one));
    missing.sort((one, other) => reach(parts, index, other) - reach(parts, index, one));
    for (const one of missing) text += signOf(one);
    open.push(...missing);
    copy(to);
    if (parts[index + 1]?.from !== to) close(0);
  });
  copy(plain.length);
  return { text, places };
}

function reach(parts, index, mark) {
  let at = index;
  while (parts[at]?.mark & mark && parts[at + 1]?.from === parts[at].to) at += 1;
  return at;
}

function signOf(mark) {
  return mark === BOLD ? "**" : "*";
}

/**
 * What a person types in a letter stays what it looks like: a new line in an address is one, a year
 * at a line's beginning begins no list, and text beside the line of a part does not break the part.
 */

import { EditorState } from "@codemirror/state";

/** A longer line than an address has is running text. */
const SHORT = 45;
/** The line that begins or ends a part of the letter. */
const FENCE = /^ {0,3}:::+ *(?:letterhead|address|date|reference|subject|signature)? *$/i;
/** What begins a line that is no line of a paragraph, or ends one with a break. */
const NO_PROSE = /^\s*(?:$|[-+*>|#]|\d{1,9}[.)]\s|:::|\[\^[^\]]+\]:|\{[%#])|(?:\\| {2})$|\|\s*$/;
/** A number that begins a list which nobody asked for: lists begin with 1. */
const NUMBER = /^( {0,3}\d{1,9})[.)](?=\s)/;
const ITEM = /^\s*\d{1,9}[.)](?:\s|$)/;
/** What no paragraph begins with on a line of its own under another. */
const BEGINS_LINE = /^(?:[\p{L}\p{N}“"‘'(]|\{\{)/u;
/** How far up the beginning of a part is looked for. */
const LINES_OF_PART = 40;

export const prose = EditorState.transactionFilter.of((transaction) => {
  const isTyped = transaction.isUserEvent("input") && !transaction.isUserEvent("input.type.compose");
  if (!transaction.docChanged || !(isTyped || transaction.isUserEvent("delete"))) return transaction;
  const changes = isTyped ? afterInput(transaction) : afterDelete(transaction);
  return changes.length > 0 ? [transaction, { changes, sequential: true }] : transaction;
});

function afterInput(transaction) {
  const found = [];
  transaction.changes.iterChanges((fromA, _toA, fromB, toB, inserted) => {
    if (inserted.length === 0) return;
    found.push(...besideFence(transaction, fromA, fromB, toB));
    found.push(...brokenLine(transaction, fromA, fromB, toB));
    found.push(...plainLines(transaction.newDoc, fromB, toB));
  });
  return found;
}

/** Text before the line of a part, or behind it, gets a line of its own. */
function besideFence({ startState, newDoc }, fromA, fromB, toB) {
  const line = startState.doc.lineAt(fromA);
  const words = newDoc.sliceString(fromB, toB);
  if (!FENCE.test(line.text) || words.trim() === "" || words.includes("\n")) return [];
  if (fromA === line.from) return [{ from: toB, insert: "\n\n" }];
  // Who types behind `::: ` gives the part its name.
  if (fromA !== line.to || words.startsWith(":") || /:::+ +$/.test(line.text)) return [];
  const isBeginning = /[a-z] *$/i.test(line.text);
  return [{ from: fromB, insert: isBeginning ? "\n" : "\n\n" }];
}

/** The first word on the line under a line of an address makes a break of the line's end. */
function brokenLine({ startState, newDoc }, fromA, fromB, toB) {
  const before = startState.doc.lineAt(fromA);
  const line = newDoc.lineAt(toB);
  const words = newDoc.sliceString(fromB, toB);
  const isSplit = words === "\n" && before.text.trim() !== "" && fromA > before.from && fromA < before.to;
  const isBegun = before.text.trim() === "" && !words.includes("\n");
  if (line.number === 1 || !(isSplit || isBegun) || !BEGINS_LINE.test(line.text.trim())) return [];
  const above = newDoc.line(line.number - 1);
  if (NO_PROSE.test(above.text) || FENCE.test(above.text)) return [];
  const part = partAround(newDoc, above.number);
  const isLine = isSplit ? isAddress(part) : isAddress(part) || (!part && above.length <= SHORT);
  return isLine ? [{ from: above.to, insert: "\\" }] : [];
}

function isAddress(part) {
  return ["letterhead", "address", "reference", "signature"].includes(part);
}

/** The part of the letter that a line is in, or undefined. */
function partAround(doc, number) {
  const last = Math.max(1, number - LINES_OF_PART);
  for (let at = number; at >= last; at -= 1) {
    const { text } = doc.line(at);
    if (FENCE.test(text)) return /[a-z]+/i.exec(text)?.[0].toLowerCase();
  }
  return undefined;
}

/** Numbers and spaces that would make a list or code of the lines that were written. */
function plainLines(doc, from, to) {
  const found = [];
  const words = doc.sliceString(from, to);
  const hasList = /^\s*(?:[-+*]|\d{1,9}[.)])\s/m.test(words.replace(/^[^\n]*/, ""));
  const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
  for (let number = first; number <= last; number += 1) {
    const line = doc.line(number);
    const above = number > 1 ? doc.line(number - 1).text : "";
    found.push(...plainNumber(line, above, from, to));
    if (above.trim() === "" && !hasList) found.push(...plainIndent(line, from, to));
  }
  return found;
}

function plainNumber(line, above, from, to) {
  const written = NUMBER.exec(line.text);
  if (!written || Number(written[1]) === 1 || ITEM.test(above)) return [];
  const end = line.from + written[0].length;
  const isWritten = from <= end && to > line.from;
  return isWritten ? [{ from: line.from + written[1].length, insert: "\\" }] : [];
}

/** Four spaces at the beginning of a paragraph are an indent, of which the last does not break. */
function plainIndent(line, from, to) {
  const [spaces] = /^[ \t]*/.exec(line.text);
  const isCode = /^ {0,3}\t| {4}/.test(spaces);
  if (!isCode || from > line.from + spaces.length || to <= line.from) return [];
  return [{ from: line.from, to: line.from + spaces.length, insert: "   \u00a0" }];
}

/** A break before a line of which nothing is left would print its sign. */
function afterDelete({ startState, newDoc, newSelection }) {
  const line = newDoc.lineAt(newSelection.main.head);
  if (line.number === 1 || line.text.trim() !== "" || startState.doc.lines < newDoc.lines) return [];
  const above = newDoc.line(line.number - 1);
  const isBreak = /(?:^|[^\\])(?:\\\\)*\\$/.test(above.text);
  return isBreak ? [{ from: above.to - 1, to: above.to }] : [];
}

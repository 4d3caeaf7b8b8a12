/** Lines with so much on them that drawing all of it would hold the page up: no letter has any. */

/** Those of the ascending ranges that do not begin on a line with more than `most` of them. */
export function notCrowded(ranges, doc, most) {
  let line = { to: -1 };
  const counts = new Map();
  const lineOf = ranges.map(({ from }) => {
    if (from > line.to) line = doc.lineAt(from);
    counts.set(line.from, (counts.get(line.from) ?? 0) + 1);
    return line.from;
  });
  return ranges.filter((_, index) => counts.get(lineOf[index]) <= most);
}

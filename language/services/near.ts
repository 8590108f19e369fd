/** The known name that somebody most likely meant: one slip away, two in a long one. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const limit = name.length >= 7 ? 2 : name.length >= 3 ? 1 : 0;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue;
    // `item1` beside `item2` is no slip.
    if (candidate.replace(/\d+/g, '') === name.replace(/\d+/g, '')) continue;
    const distance = slips(name, candidate, bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Letters put in, left out, changed or swapped with their neighbour; at most `limit` are counted. */
function slips(from: string, to: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= to.length; other += 1) {
      const isSame = from[at - 1] === to[other - 1];
      let cost = Math.min(row[other]! + 1, next[other - 1]! + 1, row[other - 1]! + (isSame ? 0 : 1));
      if (at > 1 && other > 1 && from[at - 1] === to[other - 2] && from[at - 2] === to[other - 1])
        cost = Math.min(cost, before[other - 2]! + 1);
      next.push(cost);
    }
    if (Math.min(...next) >= limit) return limit;
    [before, row] = [row, next];
  }
  return row.at(-1)!;
}

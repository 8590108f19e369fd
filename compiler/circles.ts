/** A circle found in a graph: where it closes, and the way round, first and last the same. */
export interface Circle {
  /** The node whose `at`-th edge closes the circle. */
  node: string;
  at: number;
  way: string[];
}

/** Depth first, by hand: a chain may be longer than the call stack. Each circle is told once. */
export function findCircles(nodes: Iterable<string>, edges: (node: string) => readonly string[]): Circle[] {
  const done = new Set<string>();
  const out: Circle[] = [];
  for (const root of nodes) {
    const trail = [{ node: root, next: 0 }];
    const inTrail = new Set([root]);
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const at = top.next++;
      const target = done.has(top.node) ? undefined : edges(top.node)[at];
      if (target === undefined) {
        done.add(top.node);
        inTrail.delete(top.node);
        trail.pop();
      } else if (inTrail.has(target)) {
        const way = trail.map(({ node }) => node);
        out.push({ node: top.node, at, way: [...way.slice(way.indexOf(target)), target] });
      } else {
        trail.push({ node: target, next: 0 });
        inTrail.add(target);
      }
    }
  }
  return out;
}

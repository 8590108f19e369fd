import { readdirSync, readFileSync } from 'node:fs';

interface Usage {
  cpuSeconds: number;
  /** Sum of each process' own highest resident size, in megabytes. */
  peakMegabytes: number;
}

/** Clock ticks a second in /proc: fixed at 100 for user space on every Linux that matters. */
const TICKS = 100;

/** What this process, its descendants that live and those it has waited for have used so far. Linux only. */
export function usageOfTree(): Usage {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (stat) parents.set(Number(name), stat.parent);
  }
  const tree = [process.pid];
  for (const id of tree) for (const [child, parent] of parents) if (parent === id) tree.push(child);
  const stats = tree.map((id) => statOf(id));
  return {
    cpuSeconds: stats.reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0) / TICKS,
    peakMegabytes: tree.reduce((sum, id) => sum + peakOf(id), 0),
  };
}

function statOf(id: number): { parent: number; ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name in parentheses may hold anything; the fields after it are numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
}

function peakOf(id: number): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

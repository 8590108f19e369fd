import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState {
  bounds: Rectangle;
  maximized: boolean;
  /** What the page itself put behind its address, such as `?project=…`: it opens the same again. */
  search: string;
}

const smallest = { width: 640, height: 400 };
const usual = { width: 1440, height: 900 };
const mostWindows = 20;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isWhole = (value: unknown): value is number => Number.isInteger(value);

function toState(value: unknown): WindowState[] {
  if (!isRecord(value) || !isRecord(value.bounds)) return [];
  const { x, y, width, height } = value.bounds;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return [];
  const search = typeof value.search === 'string' && value.search.startsWith('?') ? value.search : '';
  return [{ bounds: { x, y, width, height }, maximized: value.maximized === true, search }];
}

/** The windows of the last time. A missing or broken file means none: they are a comfort, not data. */
export function readWindowStates(file: string): WindowState[] {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(value) ? value.flatMap(toState).slice(0, mostWindows) : [];
  } catch {
    return [];
  }
}

export function writeWindowStates(file: string, states: WindowState[]): void {
  writeFileSync(`${file}.new`, JSON.stringify(states));
  renameSync(`${file}.new`, file);
}

/** Fits a remembered window onto today's displays: a monitor may be gone, or smaller. */
export function fitOnDisplays(bounds: Rectangle | undefined, displays: Rectangle[]): Rectangle {
  const overlap = (display: Rectangle): number => {
    if (!bounds) return 0;
    const width =
      Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
    const height =
      Math.min(bounds.y + bounds.height, display.y + display.height) - Math.max(bounds.y, display.y);
    return Math.max(0, width) * Math.max(0, height);
  };
  const [best = { x: 0, y: 0, ...usual }] = [...displays].sort((a, b) => overlap(b) - overlap(a));
  const wanted = bounds ?? usual;
  const width = Math.min(Math.max(wanted.width, smallest.width), best.width);
  const height = Math.min(Math.max(wanted.height, smallest.height), best.height);
  if (!bounds || overlap(best) === 0) {
    const centre = {
      x: best.x + Math.round((best.width - width) / 2),
      y: best.y + Math.round((best.height - height) / 2),
    };
    return { ...centre, width, height };
  }
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));
  return {
    x: within(bounds.x, best.x, best.x + best.width - width),
    y: within(bounds.y, best.y, best.y + best.height - height),
    width,
    height,
  };
}

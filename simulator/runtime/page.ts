import type { Root } from './engine/root.ts';
import type { DocumentBackend } from './engine/backend.ts';
import type { PullDown } from './pull-down.ts';
import type { PageFrame } from './page-frame.ts';
import type { PassiveEvents } from './passive-events.ts';
import type { PageStyles } from './styles.ts';

/** `this` of a page's methods, as far as the runtime looks at it. */
export type PageInstance = Record<string, unknown> & {
  route: string;
  options: Record<string, string>;
  data: Record<string, unknown>;
};

/** What a page shows in the bars around it; the API may change it while the page lives. */
export interface PageWindow {
  title: string;
  background: string;
  frontColor: 'black' | 'white';
  navigationStyle: 'default' | 'custom';
  loading: boolean;
  homeButtonHidden: boolean;
  /** How the bar's colour changes, as in css; '' for at once. */
  barAnimation: string;
  /** Below a page that has no background of its own. */
  contentColor: string;
  /** What a pulled page leaves free. */
  backgroundColor: string;
  /** The same at the top, where it is not '': on iOS only, as documented. */
  backgroundColorTop: string;
  backgroundTextStyle: 'dark' | 'light';
  pullDownEnabled: boolean;
  reachBottomDistance: number;
  scrollDisabled: boolean;
  passiveEvents: PassiveEvents;
}

/** One page of the stack. */
export interface OpenPage {
  readonly id: number;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly frame: PageFrame;
  readonly backend: DocumentBackend;
  readonly root: Root;
  readonly instance: PageInstance;
  readonly styles: PageStyles;
  window: PageWindow;
  /** How long each step of opening it took, in milliseconds. */
  readonly timing: Record<string, number>;
  tabBar: unknown;
  tabBarRoot?: Root;
  pullDown: PullDown | undefined;
  /** Fires `ready` of the components inside. */
  markReady(): void;
  isReady: boolean;
  isClosed: boolean;
}

/** `pages/a/b?x=1&y=2` relative to the page it was written in. Values stay as they are: the platform does not decode them. */
export interface Route {
  path: string;
  query: Record<string, string>;
}

export function parseRoute(url: string, from: string): Route {
  const [address = '', search = ''] = url.split(/\?(.*)/s);
  const base = address.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const parts: string[] = [...base];
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return { path: parts.join('/').replace(/\.html$/, ''), query: parseQuery(search) };
}

export function parseQuery(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of search.split('#')[0]!.split('&')) {
    if (pair === '') continue;
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    query[name] = value;
  }
  return query;
}

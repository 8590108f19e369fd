import type { RemoteValue } from './values.ts';

export type DataKey = string | number;

/** A page or component with data of its own. */
export interface DataInstance {
  id: number;
  kind: 'page' | 'component';
  /** Of its definition, such as `components/tea-card/tea-card`. */
  path: string;
  /** Which page it is in; a page's own number for itself. */
  page: number;
  /** The page is on top of the stack. */
  isShown: boolean;
  /** Where a component lies below its page, for the indent. */
  depth: number;
}

export interface DataMember {
  key: DataKey;
  value: RemoteValue;
  /** It has members of its own. */
  opens: boolean;
  /** A property that a parent sets, not data of its own. */
  isProperty?: boolean;
}

/** `text` is JSON; undefined stands for a value that is none. */
export type DataText = string | undefined;

export interface DataMethods {
  /** Pages of the stack, each followed by the components in it. `isCut`: there are more than anybody reads. */
  'data.list': { params: object; result: { instances: DataInstance[]; isCut: boolean } };
  /** Members at a path, so many at most; `total` says how many there are. */
  'data.members': {
    params: { id: number; path: DataKey[]; count: number };
    result: { members: DataMember[]; total: number; isGone?: boolean };
  };
  'data.read': { params: { id: number; path: DataKey[] }; result: { text: DataText } };
  /** Sets a value as setData does; answers what was there before. */
  'data.write': { params: { id: number; path: DataKey[]; text: DataText }; result: { before: DataText } };
}

export interface DataFacts {
  /** What changed since the last time. Without paths: pages or components came or went. */
  'data.changed': { changes: { id: number; paths: DataKey[][] }[]; hasNewList: boolean };
}

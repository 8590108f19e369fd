/** A value of the program as it is shown: one line, and a handle where it can be opened. */
export interface RemoteValue {
  type: RemoteType;
  /** Strings as they are (cut at a limit), everything else as it is written: `12`, `ƒ onTap()`, `Date …`. */
  text: string;
  /** Asks for its members. Absent: it has none. */
  handle?: number;
  /** How many members an array, a Map or a Set has. */
  size?: number;
  /** Its first members, for the closed line. */
  preview?: RemotePreview[];
  /** There is more than `preview` or `text` says. */
  isCut?: boolean;
}

export type RemoteType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'bigint'
  | 'symbol'
  | 'undefined'
  | 'null'
  | 'function'
  | 'array'
  | 'map'
  | 'set'
  | 'error'
  | 'date'
  | 'regexp'
  | 'object';

export interface RemotePreview {
  /** '' for members of an array, a Set, or keys of a Map: those stand by their place. */
  name: string;
  value: RemoteValue;
}

export interface RemoteMember {
  name: string;
  value: RemoteValue;
  /** `accessor`: its value is asked for by `values.read`. `hidden`: not enumerable, prototypes. */
  kind: 'own' | 'hidden' | 'accessor' | 'prototype' | 'range';
  /** Of a range: from this member, so many. */
  from?: number;
  count?: number;
}

export interface RemoteMembers {
  members: RemoteMember[];
  /** The agent has let the value go: old ones give way to new ones. */
  isGone?: boolean;
}

export interface ValueMethods {
  /** Members of a value; of a long list the ranges, unless one is asked for. */
  'values.members': { params: { handle: number; from?: number; count?: number }; result: RemoteMembers };
  /** Runs a getter. */
  'values.read': { params: { handle: number; name: string }; result: RemoteValue };
  /** The value as JSON text, for the clipboard; circles and functions are said in words. */
  'values.json': { params: { handle: number }; result: { text: string } };
}

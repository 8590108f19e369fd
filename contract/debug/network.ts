import type { ConsolePlace } from './console.ts';

export type NetworkKind = 'request' | 'upload' | 'download' | 'socket';

/** One line of the list; everything else is asked for by `network.detail`. */
export interface NetworkEntry {
  id: number;
  kind: NetworkKind;
  url: string;
  method: string;
  /** Blocked: not sent, because its domain is not on the console's list. */
  state: 'pending' | 'done' | 'failed' | 'blocked';
  status?: number;
  /** Of the answer, without its parameters: `application/json`. */
  type?: string;
  /** Milliseconds since 1970. */
  started: number;
  milliseconds?: number;
  /** Bytes of the bodies; of a socket all messages. */
  sent: number;
  received: number;
  /** Why it failed, as the program was told. */
  error?: string;
  /** Where the program asked. */
  place?: ConsolePlace;
}

/** A body: as text where it is text, else base64. */
export interface NetworkBody {
  size: number;
  text?: string;
  base64?: string;
  isCut?: boolean;
  /** Older bodies give way to newer ones. */
  isGone?: boolean;
}

export interface NetworkMessage {
  direction: 'sent' | 'received';
  time: number;
  body: NetworkBody;
}

/** Milliseconds: until the answer began, then until it was whole; the rest went to the way to the host and back. */
export interface NetworkTiming {
  waiting: number;
  receiving: number;
}

export interface NetworkDetail {
  requestHeader: Record<string, string>;
  requestBody?: NetworkBody;
  responseHeader?: Record<string, string>;
  cookies?: string[];
  responseBody?: NetworkBody;
  timing?: NetworkTiming;
  stack: ConsolePlace[];
  messages?: NetworkMessage[];
}

export interface NetworkMethods {
  'network.detail': { params: { id: number }; result: NetworkDetail | null };
  'network.clear': { params: object; result: null };
}

export interface NetworkFacts {
  /** Lines that are new or have changed. */
  'network.changed': { entries: NetworkEntry[] };
}

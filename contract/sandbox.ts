/** A request of `wx.request` and its like, sent by the host. Bodies are base64. */
export interface ProgramRequest {
  url: string;
  method: string;
  header: Record<string, string>;
  body: string;
  timeout: number;
  /** What the program called: for who watches, and for the list of domains. */
  kind?: 'request' | 'upload' | 'download';
  /** The project holds the program to the console's list of domains (`setting.urlCheck`). */
  checksDomains?: boolean;
}

export interface ProgramResponse {
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
  body: string;
  /** Milliseconds: until the answer began, then until it was whole. */
  timing?: { waiting: number; receiving: number };
}

/** What a list of domains is for; `business` is what a web-view shows. */
export type DomainKind = 'request' | 'upload' | 'download' | 'socket' | 'business';

/** A server that the console lets a program ask. */
export interface AllowedDomain {
  kind: string;
  /** Its origin, as `https://api.example.com`. */
  host: string;
}

/** `wx.connectSocket` and its like, opened by the host: what the stream of one socket tells. Bytes are base64. */
export type SocketFact =
  /** It may be opened, and is being opened. */
  | { type: 'socket.begun' }
  | { type: 'socket.opened'; header: Record<string, string>; local?: SocketPlace; remote?: SocketPlace }
  | { type: 'socket.received'; text?: string; base64?: string; remote?: SocketPlace }
  | { type: 'socket.failed'; reason: string; isTimeout?: boolean }
  | { type: 'socket.closed'; code: number; reason: string };

export interface SocketPlace {
  address: string;
  port: number;
  family: 'IPv4' | 'IPv6';
}

export interface WebSocketRequest {
  /** Made by who asks: names the socket in what is sent and closed later. */
  id: string;
  url: string;
  protocols: string[];
  header: Record<string, string>;
  timeout: number;
  perMessageDeflate: boolean;
  checksDomains: boolean;
}

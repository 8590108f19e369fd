/** A request of `wx.request` and its like, sent by the host. Bodies are base64. */
export interface ProgramRequest {
  url: string;
  method: string;
  header: Record<string, string>;
  body: string;
  timeout: number;
  /** What the program called, for who watches; the host does not look at it. */
  kind?: 'request' | 'upload' | 'download';
}

export interface ProgramResponse {
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
  body: string;
  /** Milliseconds: until the answer began, then until it was whole. */
  timing?: { waiting: number; receiving: number };
}

/** A server that the console lets a program ask. */
export interface AllowedDomain {
  kind: string;
  /** Its origin, as `https://api.example.com`. */
  host: string;
}

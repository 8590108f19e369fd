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

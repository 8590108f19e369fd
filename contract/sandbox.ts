/** A request of `wx.request` and its like, sent by the host. Bodies are base64. */
export interface ProgramRequest {
  url: string;
  method: string;
  header: Record<string, string>;
  body: string;
  timeout: number;
}

export interface ProgramResponse {
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
  body: string;
}

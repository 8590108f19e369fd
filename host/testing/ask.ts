import { request, type IncomingHttpHeaders } from 'node:http';
import type { Serving } from '../serve.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Question {
  path?: string;
  method?: string;
  /** Host header; the IDE's own by default. */
  host?: string;
  headers?: Record<string, string>;
}

/** One HTTP request with any headers, also those that `fetch` does not let one set. */
export function ask({ port }: Pick<Serving, 'port'>, question: Question = {}): Promise<Answer> {
  const { path = '/', method = 'GET', host = `ide.localhost:${port}`, headers = {} } = question;
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers: { Host: host, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** The status that a WebSocket's upgrade ends with; 101 where it was let in. */
export function askSocket({ port }: Pick<Serving, 'port'>, question: Question = {}): Promise<number> {
  const { path = '/rpc', host = `ide.localhost:${port}`, headers = {} } = question;
  const upgrade = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { Host: host, ...upgrade, ...headers } });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

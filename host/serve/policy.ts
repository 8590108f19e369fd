import type { OutgoingHttpHeaders } from 'node:http';

const shared: OutgoingHttpHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
};

function policyOf(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/**
 * The IDE's own page: nothing but our files. Monaco and the docks style through the DOM, hence inline styles.
 * No Cross-Origin-Opener-Policy: pages of other sites cannot open ours at all (guard.ts), and it costs 25 ms of
 * the first paint for another process.
 */
export function ideHeaders(port: number, scripts: readonly string[] = []): OutgoingHttpHeaders {
  return {
    ...shared,
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'Content-Security-Policy': policyOf({
      'default-src': "'none'",
      'script-src': ["'self'", ...scripts].join(' '),
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'media-src': "'self' data: blob:",
      'font-src': "'self' data:",
      'connect-src': `'self' ws://ide.localhost:${port}`,
      'worker-src': "'self' blob:",
      'frame-src': `http://*.localhost:${port}`,
      'manifest-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'object-src': "'none'",
    }),
  };
}

/**
 * A mini program's page. Its scripts are texts (inline), its templates expressions (eval); what it may reach
 * is its own origin: requests go through /sandbox, where the host decides. Pictures, films and sockets may be remote.
 */
export function programHeaders(framedBy: readonly string[]): OutgoingHttpHeaders {
  return {
    ...shared,
    'Content-Security-Policy': policyOf({
      'default-src': "'self' data: blob:",
      'script-src': "'self' 'unsafe-inline' 'unsafe-eval' blob:",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': '* data: blob:',
      'media-src': '* data: blob:',
      'font-src': '* data: blob:',
      // Sockets know no rules of origin: whom they let in is the servers' own word, and this host's is no (by Origin).
      'connect-src': "'self' ws: wss: data: blob:",
      'worker-src': "'self' blob:",
      'frame-src': 'http: https:',
      'frame-ancestors': framedBy.length > 0 ? framedBy.join(' ') : "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'object-src': "'none'",
    }),
  };
}

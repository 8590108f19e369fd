/** The one page of ours. Everything else that is shown is a simulated program or something inside one. */
export const appScheme = 'app';
export const appOrigin = 'app://ide';

export function isAppPage(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}

/** `http://<programId>.localhost:PORT`, served by the host of this very process. */
export function isProgramPage(url: string, port: number): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port: itsPort, username } = new URL(url);
  const [name, ...rest] = hostname.split('.');
  return (
    protocol === 'http:' &&
    itsPort === String(port) &&
    username === '' &&
    rest.join('.') === 'localhost' &&
    name !== '' &&
    name !== 'ide'
  );
}

// The host app's memory: which servers it knows, which one it uses, and what it has installed from there.

/** What an application's configuration file says (console/domain/apps.ts writes it). */
export interface Server {
  /** Free, chosen by the person. */
  name: string;
  server: string;
  workspace: string;
  appId: string;
  appName: string;
  platform: 'android' | 'ios';
  packageName: string;
  accessKey: string;
}

export interface Installed {
  id: string;
  name: string;
  version: string;
}

interface Kept {
  servers: Server[];
  used: string;
  account: string;
  isTrial: boolean;
  installed: Installed[];
}

const KEY = 'tessera:demo';
const empty: Kept = { servers: [], used: '', account: '', isTrial: false, installed: [] };

export function readKept(): Kept {
  try {
    return { ...empty, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Kept>) };
  } catch {
    return empty;
  }
}

export function keep(change: Partial<Kept>): Kept {
  const next = { ...readKept(), ...change };
  localStorage.setItem(KEY, JSON.stringify(next));
  return next;
}

/** R-APP-07: another server means another app: what was installed is forgotten. */
export function useServer(name: string): void {
  if (readKept().used !== name) keep({ used: name, installed: [] });
}

export function addServer(server: Server): void {
  const others = readKept().servers.filter(({ name }) => name !== server.name);
  keep({ servers: [...others, server] });
  useServer(server.name);
}

export function removeServer(name: string): void {
  const { servers, used } = readKept();
  keep({
    servers: servers.filter((server) => server.name !== name),
    ...(used === name && { used: '', installed: [] }),
  });
}

export function noteInstalled(program: Installed): void {
  const others = readKept().installed.filter(({ id }) => id !== program.id);
  keep({ installed: [program, ...others].slice(0, 20) });
}

/** The text of a configuration file; undefined where it is none. */
export function readConfiguration(text: string): Omit<Server, 'name'> | undefined {
  try {
    const { format, ...fields } = JSON.parse(text) as Omit<Server, 'name'> & { format: number };
    const texts = [fields.server, fields.appId, fields.appName, fields.accessKey, fields.packageName];
    const isWhole = format === 1 && texts.every((value) => typeof value === 'string' && value !== '');
    return isWhole && /^https?:\/\//.test(fields.server) ? fields : undefined;
  } catch {
    return undefined;
  }
}

import { RefusedError } from '../console-client.ts';
import { phoneId, thisPhone } from '../this-phone.ts';
import type { Server } from './servers.ts';

// Section 14, as every host app asks it: the console's delivery, with the application's access key and nothing else.

export interface Found {
  id: string;
  name: string;
  version: string | null;
}

export type Checked =
  | {
      isAvailable: true;
      version: string;
      isCurrent: boolean;
      packageUrl: string;
      sha256: string;
      size: number;
      reason: 'online' | 'gray' | 'trial';
      path: string;
    }
  | {
      isAvailable: false;
      reason: 'unbound' | 'off_shelf' | 'nothing_released' | 'not_a_tester' | 'no_trial_version';
    };

async function ask<T>({ accessKey }: Server, at: string, body: object): Promise<T> {
  const answer = await fetch(`/delivery/v1/${at}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json' },
    credentials: 'omit',
    body: JSON.stringify(body),
  });
  const said: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new RefusedError(said as { code?: string });
  return said as T;
}

/** R-MP-08: as it is written, capitals included. */
export async function search(server: Server, name: string): Promise<Found[]> {
  return (await ask<{ programs: Found[] }>(server, 'search', { name })).programs;
}

/** Which version this phone gets, and why. */
export function check(
  server: Server,
  programId: string,
  asker: { account: string; isTrial: boolean; installedVersion: string },
): Promise<Checked> {
  return ask<Checked>(server, 'check', {
    programId,
    platform: server.platform,
    appVersion: '1.0.0',
    osVersion: thisPhone().system.replace(/^\D+/, ''),
    installedVersion: asker.installedVersion,
    guid: phoneId(),
    deviceId: phoneId(),
    account: asker.account,
    network: 'wifi',
    channel: asker.isTrial ? 'trial' : 'released',
  });
}

export async function download({ accessKey }: Server, packageUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(packageUrl, {
    headers: { authorization: `Bearer ${accessKey}` },
    credentials: 'omit',
  });
  if (!answer.ok) throw new RefusedError(await answer.json().catch(() => ({})));
  return new Uint8Array(await answer.arrayBuffer());
}

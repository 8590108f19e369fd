export interface UpdateAnswer {
  isAvailable: boolean;
  reason: string;
  version?: string;
  packageUrl?: string;
  sha256?: string;
  size?: number;
}

/** What a container asks: the version for one user on one phone. */
export async function askForUpdate(
  address: string,
  accessKey: string,
  asker: { programId: string; guid: string },
): Promise<UpdateAnswer> {
  const answer = await fetch(`${address}/delivery/v1/check`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ appVersion: '1.0', platform: 'android', osVersion: '14', ...asker }),
  });
  if (!answer.ok) throw new Error(`check: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as UpdateAnswer;
}

// simulated: keys of the test user, kept with the program as the platform keeps them.
import { toBase64 } from '../files/encoding.ts';
import { asyncApi, syncApi, type ApiContext } from '../wx/define.ts';
import { keptTexts } from '../wx/kept-texts.ts';
import { disconnected } from '../wx/network-turns.ts';

const KEY = 'tessera:user-key';
const HOUR = 3600;

interface UserKey {
  encryptKey: string;
  iv: string;
  version: number;
  /** Seconds since 1970. */
  expireTime: number;
}

const randomBase64 = (length: number) => toBase64(crypto.getRandomValues(new Uint8Array(length)));

/** A new version takes the place of one that has expired. */
function latestKey(context: ApiContext): UserKey {
  const now = Math.floor(Date.now() / 1000);
  const known = JSON.parse(keptTexts(context).get(KEY) ?? 'null') as UserKey | null;
  if (known && known.expireTime > now) return known;
  const fresh: UserKey = {
    encryptKey: randomBase64(16),
    iv: randomBase64(16),
    version: (known?.version ?? 0) + 1,
    expireTime: now + HOUR,
  };
  keptTexts(context).set(KEY, JSON.stringify(fresh));
  return fresh;
}

const getLatestUserKey = asyncApi((_, context) => {
  if (context.device.settings.network === 'none') throw disconnected();
  return latestKey(context);
});

export const getUserCryptoManager = syncApi((context: ApiContext) => ({
  getLatestUserKey: getLatestUserKey.bind('getLatestUserKey', context),
  getRandomValues: (options: { length: number }) => context.call('getRandomValues', options),
}));

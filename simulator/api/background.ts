import { ApiError, asyncApi, onApi } from '../wx/define.ts';
import { keptTexts } from '../wx/kept-texts.ts';

const KEY = 'tessera:background-token';

export const setBackgroundFetchToken = asyncApi<{ token: string }>(
  ({ token }, context) => {
    keptTexts(context).set(KEY, token);
  },
  { needs: { token: 'String' } },
);
export const getBackgroundFetchToken = asyncApi((_, context) => {
  const token = keptTexts(context).get(KEY);
  if (!token) throw new ApiError('no token');
  return { token };
});
/** Nothing fetches while a program is closed here. */
export const getBackgroundFetchData = asyncApi(() => {
  throw new ApiError('record is null');
});
export const onBackgroundFetchData = onApi('BackgroundFetchData');

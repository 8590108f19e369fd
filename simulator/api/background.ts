import { ApiError, asyncApi, onApi } from '../wx/define.ts';

const tokenOf = () => localStorage.getItem('tessera:background-token') ?? '';

export const setBackgroundFetchToken = asyncApi<{ token: string }>(({ token }) => {
  if (typeof token !== 'string') throw new ApiError('parameter error: parameter.token should be String;');
  localStorage.setItem('tessera:background-token', token);
});
export const getBackgroundFetchToken = asyncApi(() => {
  const token = tokenOf();
  if (!token) throw new ApiError('no token');
  return { token };
});
/** Nothing fetches while a program is closed here. */
export const getBackgroundFetchData = asyncApi(() => {
  throw new ApiError('record is null');
});
export const onBackgroundFetchData = onApi('BackgroundFetchData');

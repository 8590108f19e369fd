import { ApiError, asyncApi, type ApiContext } from '../wx/define.ts';

function topPage({ runtime }: ApiContext) {
  const page = runtime.stack.top();
  if (!page) throw new ApiError('no page is shown');
  return page;
}

export const startPullDownRefresh = asyncApi((_, context) => topPage(context).pullDown?.start());
/** Documented: it is the page's own refresh that ends, wherever it was started. */
export const stopPullDownRefresh = asyncApi((_, context) => topPage(context).pullDown?.stop());

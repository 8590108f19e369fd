import { ApiError, asyncApi } from '../wx/define.ts';
import { NavigationError, type Navigated } from '../runtime/router.ts';
import type { RouteWay } from '../runtime/transitions/transitions.ts';

async function refused(navigation: Promise<Navigated>): Promise<Navigated> {
  try {
    return await navigation;
  } catch (error) {
    throw error instanceof NavigationError ? new ApiError(error.message) : error;
  }
}

type Url = { url: string };
const NEEDS_URL = { needs: { url: 'String' } } as const;
type Events = Record<string, (...args: unknown[]) => void>;

export const navigateTo = asyncApi<Url & { events?: Events } & RouteWay>(
  async ({ url, events, ...way }, { runtime }) => {
    const { eventChannel } = await refused(runtime.router.navigateTo(String(url), events, way));
    return { eventChannel };
  },
  NEEDS_URL,
);

export const redirectTo = asyncApi<Url>(async ({ url }, { runtime }) => {
  await refused(runtime.router.redirectTo(String(url)));
}, NEEDS_URL);

export const reLaunch = asyncApi<Url>(async ({ url }, { runtime }) => {
  await refused(runtime.router.reLaunch(String(url)));
}, NEEDS_URL);

export const switchTab = asyncApi<Url>(async ({ url }, { runtime }) => {
  await refused(runtime.router.switchTab(String(url)));
}, NEEDS_URL);

export const navigateBack = asyncApi<{ delta?: number }>(async ({ delta }, { runtime }) => {
  await refused(runtime.router.navigateBack(delta));
});

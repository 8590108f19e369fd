// simulated: the device panel's network says whether Wi-Fi is on; one sample network is near.
import { requirePermission } from '../device/permissions.ts';
import { ApiError, asyncApi, offApi, onApi, type ApiContext } from '../wx/define.ts';

interface Wifi {
  isStarted: boolean;
}

const near = {
  SSID: 'Tessera',
  BSSID: '02:00:00:00:00:01',
  secure: true,
  signalStrength: 90,
  frequency: 5180,
};

const wifiOf = ({ state }: ApiContext): Wifi => state('wifi', () => ({ isStarted: false }));

function checkStarted(context: ApiContext): void {
  if (!wifiOf(context).isStarted) throw new ApiError('not invoke startWifi', undefined, { errCode: 12000 });
  if (context.device.settings.network !== 'wifi')
    throw new ApiError('wifi is disabled', undefined, { errCode: 12005 });
}

export const startWifi = asyncApi((_, context) => {
  wifiOf(context).isStarted = true;
});
export const stopWifi = asyncApi((_, context) => {
  wifiOf(context).isStarted = false;
});
/** Documented: the list itself comes to onGetWifiList, and needs the location. */
export const getWifiList = asyncApi(async (_, context) => {
  checkStarted(context);
  await requirePermission(context, 'scope.userLocation');
  queueMicrotask(() => context.listeners('GetWifiList').tell({ wifiList: [{ ...near }] }));
});
export const getConnectedWifi = asyncApi((_, context) => {
  checkStarted(context);
  return { wifi: { ...near } };
});
export const connectWifi = asyncApi<{ SSID: string; password?: string }>(
  ({ SSID }, context) => {
    checkStarted(context);
    if (SSID !== near.SSID) throw new ApiError('invalid SSID', undefined, { errCode: 12008 });
    const wifi = { ...near };
    queueMicrotask(() => {
      context.listeners('WifiConnected').tell({ wifi });
      context.listeners('WifiConnectedWithPartialInfo').tell({ wifi: { SSID } });
    });
    return { wifi };
  },
  { needs: { SSID: 'String', password: 'String' } },
);
/** Documented for iPhones in their settings of Wi-Fi only. */
export const setWifiList = asyncApi<{ wifiList: unknown[] }>(
  (_, context) => {
    checkStarted(context);
    throw new ApiError('system not support', undefined, { errCode: 12001 });
  },
  { needs: { wifiList: 'Array' } },
);
export const onWifiConnectedWithPartialInfo = onApi('WifiConnectedWithPartialInfo');
export const offWifiConnectedWithPartialInfo = offApi('WifiConnectedWithPartialInfo');
export const onGetWifiList = onApi('GetWifiList');
export const offGetWifiList = offApi('GetWifiList');
export const onWifiConnected = onApi('WifiConnected');
export const offWifiConnected = offApi('WifiConnected');

import type { ProjectInfo } from '../../contract/program.ts';
import { asyncApi, offApi, onApi, syncApi, valueApi, type ApiContext } from '../wx/define.ts';

const VERSION = '8.0.60';
const SDK_VERSION = '3.8.10';

const windowInfo = ({ device, screen }: ApiContext) => ({
  pixelRatio: device.model.pixelRatio,
  ...screen.metrics(),
});

const deviceInfo = ({ device: { model } }: ApiContext) => ({
  abi: 'arm64-v8a',
  deviceAbi: 'arm64-v8a',
  benchmarkLevel: 40,
  brand: model.brand,
  model: model.model,
  system: model.system,
  platform: 'devtools',
  cpuType: '',
  memorySize: 4096,
});

const appBaseInfo = ({ device: { settings }, runtime }: ApiContext) => ({
  SDKVersion: sdkVersion(runtime.program.project),
  enableDebug: false,
  host: { env: 'WeChat' },
  language: settings.language === 'zh' ? 'zh_CN' : 'en',
  version: VERSION,
  theme: settings.theme,
  fontSizeSetting: settings.fontSize,
  fontSizeScaleFactor: settings.fontSize / 16,
  mode: 'default',
});

function sdkVersion(project: ProjectInfo): string {
  const asked = project.baseLibrary;
  return /^\d+\.\d+\.\d+$/.test(asked) ? asked : SDK_VERSION;
}

const systemSetting = ({ device }: ApiContext) => ({
  bluetoothEnabled: true,
  locationEnabled: true,
  wifiEnabled: device.settings.network === 'wifi',
  deviceOrientation: device.settings.landscape ? 'landscape' : 'portrait',
});

const authorizeSetting = () => ({
  albumAuthorized: 'authorized',
  bluetoothAuthorized: 'authorized',
  cameraAuthorized: 'authorized',
  locationAuthorized: 'authorized',
  locationReducedAccuracy: false,
  microphoneAuthorized: 'authorized',
  notificationAuthorized: 'authorized',
  phoneCalendarAuthorized: 'authorized',
});

const systemInfo = (context: ApiContext) => ({
  ...deviceInfo(context),
  ...windowInfo(context),
  ...appBaseInfo(context),
  ...systemSetting(context),
  ...authorizeSetting(),
});

export const env = valueApi(() => ({ USER_DATA_PATH: 'http://usr' }));
export const getSystemInfoSync = syncApi(systemInfo);
export const getSystemInfo = asyncApi((_, context) => systemInfo(context));
export const getSystemInfoAsync = asyncApi((_, context) => systemInfo(context));
export const getWindowInfo = syncApi(windowInfo);
export const getDeviceInfo = syncApi(deviceInfo);
export const getAppBaseInfo = syncApi(appBaseInfo);
export const getSystemSetting = syncApi(systemSetting);
export const getAppAuthorizeSetting = syncApi(authorizeSetting);
export const getMenuButtonBoundingClientRect = syncApi(({ screen }) => screen.navigationBar.capsule());
export const onWindowResize = onApi('WindowResize');
export const offWindowResize = offApi('WindowResize');
export const onThemeChange = onApi('ThemeChange');
export const offThemeChange = offApi('ThemeChange');

export const getNetworkType = asyncApi((_, { device }) => ({
  networkType: device.settings.network,
  signalStrength: device.settings.network === 'none' ? 0 : 4,
  hasSystemProxy: false,
}));
export const onNetworkStatusChange = onApi('NetworkStatusChange');
export const offNetworkStatusChange = offApi('NetworkStatusChange');

// simulated: a phone whose Bluetooth is switched off, as programs meet it.
import { ApiError, asyncApi, offApi, onApi, type ApiContext } from '../wx/define.ts';

interface Adapter {
  isOpened: boolean;
}

const adapterOf = ({ state }: ApiContext): Adapter => state('bluetooth', () => ({ isOpened: false }));

const notAvailable = (details: object = {}) =>
  new ApiError('not available', undefined, { errCode: 10001, ...details });

/** Documented: with Bluetooth off it fails, yet the module counts as opened from then on. */
export const openBluetoothAdapter = asyncApi((_, context) => {
  adapterOf(context).isOpened = true;
  throw notAvailable({ state: 4 });
});
export const closeBluetoothAdapter = asyncApi((_, context) => {
  adapterOf(context).isOpened = false;
});

const checkOpened = (context: ApiContext) => {
  if (!adapterOf(context).isOpened) throw new ApiError('not init', undefined, { errCode: 10000 });
};

/** A member that needs the adapter: before it is opened, and without Bluetooth, it says so. */
const needsAdapter = () =>
  asyncApi((_, context) => {
    checkOpened(context);
    throw notAvailable();
  });

export const getBluetoothAdapterState = asyncApi((_, context) => {
  checkOpened(context);
  return { available: false, discovering: false };
});
export const startBluetoothDevicesDiscovery = needsAdapter();
export const stopBluetoothDevicesDiscovery = needsAdapter();
export const getBluetoothDevices = needsAdapter();
export const getConnectedBluetoothDevices = needsAdapter();
export const createBLEConnection = needsAdapter();
export const closeBLEConnection = needsAdapter();
export const getBLEDeviceServices = needsAdapter();
export const getBLEDeviceCharacteristics = needsAdapter();
export const getBLEDeviceRSSI = needsAdapter();
export const getBLEMTU = needsAdapter();
export const setBLEMTU = needsAdapter();
export const readBLECharacteristicValue = needsAdapter();
export const writeBLECharacteristicValue = needsAdapter();
export const notifyBLECharacteristicValueChange = needsAdapter();
export const createBLEPeripheralServer = needsAdapter();

export const makeBluetoothPair = needsAdapter();
export const isBluetoothDevicePaired = needsAdapter();
export const onBLEMTUChange = onApi('BLEMTUChange');
export const offBLEMTUChange = offApi('BLEMTUChange');

export const onBluetoothAdapterStateChange = onApi('BluetoothAdapterStateChange');
export const offBluetoothAdapterStateChange = offApi('BluetoothAdapterStateChange');
export const onBluetoothDeviceFound = onApi('BluetoothDeviceFound');
export const offBluetoothDeviceFound = offApi('BluetoothDeviceFound');
export const onBLEConnectionStateChange = onApi('BLEConnectionStateChange');
export const offBLEConnectionStateChange = offApi('BLEConnectionStateChange');
export const onBLECharacteristicValueChange = onApi('BLECharacteristicValueChange');
export const offBLECharacteristicValueChange = offApi('BLECharacteristicValueChange');
export const onBLEPeripheralConnectionStateChanged = onApi('BLEPeripheralConnectionStateChanged');
export const offBLEPeripheralConnectionStateChanged = offApi('BLEPeripheralConnectionStateChanged');

/** Documented: beacons need Bluetooth as well. */
const withoutBluetooth = () =>
  asyncApi(() => {
    throw new ApiError('bluetooth service is unavailable', undefined, { errCode: 11001 });
  });
export const startBeaconDiscovery = withoutBluetooth();
export const stopBeaconDiscovery = asyncApi(() => {
  throw new ApiError('has not started', undefined, { errCode: 11004 });
});
export const getBeacons = withoutBluetooth();
export const onBeaconUpdate = onApi('BeaconUpdate');
export const offBeaconUpdate = offApi('BeaconUpdate');
export const onBeaconServiceChange = onApi('BeaconServiceChange');
export const offBeaconServiceChange = offApi('BeaconServiceChange');

// simulated: a phone without NFC, as most programs meet it.
import { ApiError, asyncApi, offApi, onApi, syncApi } from '../wx/define.ts';

/** Documented: 13000 where the phone has none. */
const withoutNfc = () =>
  asyncApi(() => {
    throw new ApiError('not support NFC', undefined, { errCode: 13000 });
  });

export const getHCEState = withoutNfc();
export const startHCE = withoutNfc();
export const stopHCE = withoutNfc();
export const sendHCEMessage = withoutNfc();
export const onHCEMessage = onApi('HCEMessage');
export const offHCEMessage = offApi('HCEMessage');

const tech = {
  ...{ isoDep: 'ISO-DEP', ndef: 'NDEF', nfcA: 'NFC-A', nfcB: 'NFC-B', nfcF: 'NFC-F', nfcV: 'NFC-V' },
  ...{ mifareClassic: 'MIFARE Classic', mifareUltralight: 'MIFARE Ultralight' },
};

const TAGS = ['IsoDep', 'MifareClassic', 'MifareUltralight', 'Ndef', 'NfcA', 'NfcB', 'NfcF', 'NfcV'];

export const getNFCAdapter = syncApi((context) => {
  const call = (name: string) => withoutNfc().bind(name, context);
  const tag = {
    ...{ connect: call('connect'), close: call('close'), transceive: call('transceive') },
    ...{ isConnected: call('isConnected'), onNdefMessage() {}, offNdefMessage() {} },
  };
  return {
    tech,
    startDiscovery: call('startDiscovery'),
    stopDiscovery: call('stopDiscovery'),
    onDiscovered: onApi('NFCDiscovered').bind('onDiscovered', context),
    offDiscovered: offApi('NFCDiscovered').bind('offDiscovered', context),
    ...Object.fromEntries(TAGS.map((name) => [`get${name}`, () => ({ ...tag })])),
  };
});

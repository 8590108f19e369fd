import { expect, it } from 'vitest';
import { badCalls, goodCalls, refusedCalls, strandedCalls } from './cases/apis.ts';
import { cloudCases } from './cases/cloud.ts';
import { directCalls, heard } from './cases/direct-apis.ts';
import { mostUsed } from './cases/most-used.ts';
import { networkCases } from './cases/network-apis.ts';

// Each of the members that programs use most has a row for each form, or a word on why the platform has no such form.

const CANNOT_FAIL = 'takes nothing that could be wrong and asks nobody: documented without a failure';

/** Asynchronous members of which one form does not exist. */
const noSuchForm: Record<string, string> = {
  ...Object.fromEntries(
    [
      'getSystemInfo getNetworkType getSetting openSetting getClipboardData getScreenBrightness',
      'stopPullDownRefresh startPullDownRefresh showNavigationBarLoading hideNavigationBarLoading',
      'showShareMenu getBackgroundAudioPlayerState getRendererUserAgent closeBluetoothAdapter startWifi',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [name, CANNOT_FAIL]),
  ),
  hideKeyboard: 'its success is proved in cases/keyboard.ts, with the keyboard itself',
  openBluetoothAdapter: 'the simulated phone has Bluetooth off: it fails as on such a phone',
  createBLEPeripheralServer: 'as openBluetoothAdapter',
  onBluetoothAdapterStateChange: 'as openBluetoothAdapter: the state never changes',
  onMenuButtonBoundingClientRectWeightChange:
    'the capsule never changes its weight here; listening is proved',
  offMenuButtonBoundingClientRectWeightChange: 'as its pair',
  onCopyUrl: 'the menu here has no entry that copies a link; listening is proved',
  onKeyboardHeightChange: 'proved in cases/keyboard.ts, with the keyboard itself',
};

const names = (rows: readonly (readonly unknown[])[]) =>
  new Set(rows.map(([name]) => String(name).split(/[: ,]/)[0]!));
const network = [...networkCases, ...cloudCases];
const overNetwork = names(network);
const text = network.map(([name]) => name).join(' ');
const succeeds = names(goodCalls);
const isFailure = ([, , expected]: (typeof network)[number]) =>
  Array.isArray(expected) && expected[0] === 'fail,complete';
const fails = names([...badCalls, ...refusedCalls, ...strandedCalls, ...network.filter(isFailure)]);
const atOnce = names([...directCalls, ...networkCases.filter(([name]) => name.startsWith('create'))]);
const facts = new Set(heard.map(([fact]) => fact));

function isProved(name: string): boolean {
  if (atOnce.has(name)) return true;
  if (/^(on|off)[A-Z]/.test(name)) {
    if (/^onSocket/.test(name)) return text.includes(name) || text.includes('onSocketX');
    return facts.has(name.replace(/^(on|off)/, '')) || name in noSuchForm;
  }
  const hasSuccess = succeeds.has(name) || overNetwork.has(name) || text.includes(name) || name in noSuchForm;
  const hasFailure = fails.has(name) || name in noSuchForm;
  return hasSuccess && hasFailure && (succeeds.has(name) || fails.has(name) || overNetwork.has(name));
}

it('R-SIM every one of the 150 most used members has a row for each of its forms', () => {
  expect(new Set(mostUsed).size).toBe(150);
  expect(mostUsed.filter((name) => !isProved(name))).toEqual([]);
});

it('R-SIM a form that is said not to exist has no row', () => {
  const excused = Object.keys(noSuchForm).filter((name) => !/^(on|off)/.test(name));
  expect(excused.filter((name) => succeeds.has(name) && fails.has(name))).toEqual([]);
});

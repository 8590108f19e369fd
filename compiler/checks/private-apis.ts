import type { Range } from '../../contract/diagnostic.ts';
import { findApiUses } from './api-uses.ts';
import { endingOf, inProject, scriptEndings, sourceOfScript, type ProjectView } from './project-view.ts';

export interface PrivateApi {
  /** Without `wx.`. */
  name: string;
  /** Named in `requiredPrivateInfos` of app.json where the platform asks for that. */
  isDeclared: boolean;
  uses: { file: string; range: Range }[];
}

/** The platform lets these be called only where app.json names them in `requiredPrivateInfos`. */
const toDeclare = new Set([
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
]);

/** What hands the program something personal: its privacy agreement has to say so. */
const personal = new Set([
  ...toDeclare,
  'addPhoneCalendar',
  'addPhoneContact',
  'chooseContact',
  'chooseImage',
  'chooseInvoiceTitle',
  'chooseLicensePlate',
  'chooseMedia',
  'chooseMessageFile',
  'chooseVideo',
  'createCameraContext',
  'getClipboardData',
  'getRecorderManager',
  'getUserInfo',
  'getUserProfile',
  'getWeRunData',
  'openBluetoothAdapter',
  'saveImageToPhotosAlbum',
  'saveVideoToPhotosAlbum',
  'startAccelerometer',
  'startCompass',
  'startDeviceMotionListening',
  'startGyroscope',
  'startRecord',
]);

/** Uses of personal data in the program's scripts, by name. */
export function findPrivateApis(view: ProjectView): PrivateApi[] {
  const declared = new Set(
    Array.isArray(view.program.app.requiredPrivateInfos) ? view.program.app.requiredPrivateInfos : [],
  );
  const found = new Map<string, PrivateApi>();
  for (const key of Object.keys(view.program.scripts)) {
    const path = sourceOfScript(view, key);
    const text = scriptEndings.includes(endingOf(path)) ? view.readText(path) : undefined;
    for (const { name, range } of text === undefined ? [] : findApiUses(text)) {
      if (!personal.has(name)) continue;
      const api = found.get(name) ?? {
        name,
        isDeclared: !toDeclare.has(name) || declared.has(name),
        uses: [],
      };
      found.set(name, api);
      api.uses.push({ file: inProject(view, path), range });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

import { askPerson } from '../device/permissions.ts';
import { ApiError, type ApiContext } from './define.ts';
import { keptTexts } from './kept-texts.ts';

// Programs that say `__usePrivacyCheck__` read nothing private before the person has agreed to their guidelines.

const KEY = 'tessera:privacy';

/** Documented as reading or giving away what is private. */
const guarded = new Set(
  [
    'chooseAddress chooseLocation choosePoi getLocation getFuzzyLocation startLocationUpdate',
    'startLocationUpdateBackground chooseImage chooseMedia chooseVideo chooseMessageFile startRecord',
    'saveImageToPhotosAlbum saveVideoToPhotosAlbum addPhoneContact addPhoneCalendar addPhoneRepeatCalendar',
    'chooseInvoiceTitle chooseContact getWeRunData getClipboardData setClipboardData openBluetoothAdapter',
    'createBLEPeripheralServer startAccelerometer startCompass startGyroscope startDeviceMotionListening',
    'button.getPhoneNumber button.getRealtimePhoneNumber button.chooseAvatar',
  ]
    .join(' ')
    .split(' '),
);

interface Answer {
  event: 'agree' | 'disagree' | 'exposureAuthorization';
  buttonId?: string;
}

interface Asking {
  /** What is under way; whoever else asks waits for the same answer. */
  pending: Promise<boolean> | undefined;
}

export const needsPrivacy = (context: ApiContext): boolean =>
  context.runtime.program.app.__usePrivacyCheck__ === true && keptTexts(context).get(KEY) !== 'agreed';

export const agreeToPrivacy = (context: ApiContext): void => keptTexts(context).set(KEY, 'agreed');

/** Who listens asks in the program's own words; else the platform's own sheet does. */
function ask(context: ApiContext, referrer: string): Promise<boolean> {
  const listeners = context.listeners('NeedPrivacyAuthorization');
  if (listeners.size === 0) {
    const isChinese = context.language() === 'zh';
    return askPerson(context, {
      title: isChinese ? '用户隐私保护提示' : 'Privacy guidelines',
      note: isChinese
        ? '使用前请阅读并同意《小程序隐私保护指引》'
        : 'Read and agree to the privacy guidelines of this mini program first.',
    });
  }
  return new Promise((resolve) =>
    listeners.tell(
      ({ event }: Answer) => {
        if (event === 'agree' || event === 'disagree') resolve(event === 'agree');
      },
      { referrer },
    ),
  );
}

export async function requirePrivacy(context: ApiContext, referrer: string): Promise<void> {
  if (!needsPrivacy(context)) return;
  const asking = context.state<Asking>('privacy', () => ({ pending: undefined }));
  asking.pending ??= ask(context, referrer).finally(() => (asking.pending = undefined));
  if (!(await asking.pending)) throw new ApiError('privacy permission is not authorized', 104);
  agreeToPrivacy(context);
}

/** What a member waits for before it runs; undefined where it need not wait. */
export const privacyGate = (context: ApiContext, name: string): Promise<void> | undefined =>
  guarded.has(name) && needsPrivacy(context) ? requirePrivacy(context, name) : undefined;

import type { ApiContext } from '../wx/define.ts';
import { drawAsk, type Question } from '../overlay/ask-sheet.ts';
import { ApiError } from '../wx/define.ts';
import { keptTexts, type KeptTexts } from '../wx/kept-texts.ts';

/** What a person is asked for each scope. */
const questions: Record<string, { en: string; zh: string }> = {
  'scope.userInfo': { en: 'Use your nickname and picture', zh: '获取你的昵称、头像' },
  'scope.userLocation': { en: 'Use your location', zh: '获取你的位置信息' },
  'scope.userFuzzyLocation': { en: 'Use your approximate location', zh: '获取你的模糊位置信息' },
  'scope.userLocationBackground': { en: 'Use your location in the background', zh: '在后台获取你的位置信息' },
  'scope.address': { en: 'Use your address', zh: '获取你的通讯地址' },
  'scope.record': { en: 'Use the microphone', zh: '使用你的麦克风' },
  'scope.camera': { en: 'Use the camera', zh: '使用你的摄像头' },
  'scope.writePhotosAlbum': { en: 'Save pictures and videos', zh: '保存图片或视频到你的相册' },
  'scope.bluetooth': { en: 'Use Bluetooth', zh: '使用你的蓝牙' },
  'scope.addPhoneContact': { en: 'Add to your contacts', zh: '添加到你的联系人' },
  'scope.addPhoneCalendar': { en: 'Add to your calendar', zh: '添加到你的日历' },
  'scope.werun': { en: 'Use your steps', zh: '获取你的微信运动步数' },
  'scope.invoice': { en: 'Use your invoices', zh: '获取你的发票信息' },
  'scope.invoiceTitle': { en: 'Use your invoice titles', zh: '获取你的发票抬头' },
};

const KEY = 'tessera:permissions';

export interface Permissions {
  /** Scopes that were asked, and what was answered. */
  all(): Record<string, boolean>;
  set(scope: string, allowed: boolean): void;
  /** The next use asks again. */
  forget(scopes: readonly string[]): void;
  onChange(listener: () => void): void;
}

function readStored(texts: KeptTexts): Record<string, boolean> {
  try {
    return JSON.parse(texts.get(KEY) ?? '{}') as Record<string, boolean>;
  } catch {
    return {};
  }
}

export function permissionsOf(context: ApiContext): Permissions {
  return context.state('permissions', () => {
    const texts = keptTexts(context);
    const answers = readStored(texts);
    const listeners = new Set<() => void>();
    const keep = (): void => {
      try {
        texts.set(KEY, JSON.stringify(answers));
      } catch {
        // The storage may be full: then the answer lives as long as the program.
      }
      for (const listener of listeners) listener();
    };
    return {
      all: () => ({ ...answers }),
      set(scope, allowed) {
        answers[scope] = allowed;
        keep();
      },
      forget(scopes) {
        for (const scope of scopes) delete answers[scope];
        keep();
      },
      onChange: (listener) => void listeners.add(listener),
    };
  });
}

/** What sheets call the program. */
export function nameOfProgram({ runtime, language }: ApiContext): string {
  const { project, app } = runtime.program;
  return (
    project.name || app.window?.navigationBarTitleText || { en: 'Mini program', zh: '小程序' }[language()]
  );
}

/** The sheet in which a person allows or denies something; used wherever the platform asks. */
export function askPerson(context: ApiContext, question: Question): Promise<boolean> {
  const { overlay } = context;
  const asker = { name: nameOfProgram(context), language: context.language() };
  const { content, no, yes } = drawAsk(overlay.document, question, asker);
  return new Promise((resolve) => {
    const finish = (answer: boolean) => {
      layer.close();
      resolve(answer);
    };
    const layer = overlay.open({
      name: 'ask',
      content,
      place: 'sheet',
      mask: 'dark',
      dismissed: () => finish(false),
    });
    no.addEventListener('click', () => finish(false));
    yes.addEventListener('click', () => finish(true));
  });
}

/** Documented: app.json says in `permission` what a place is wanted for. */
function reasonOf({ runtime }: ApiContext, scope: string): string {
  const permission = runtime.program.app.permission as
    Record<string, { desc?: unknown } | undefined> | undefined;
  const reason = permission?.[scope]?.desc;
  return typeof reason === 'string' ? reason : '';
}

/** Asks once; remembers the answer, as the platform does until the settings change it. */
export async function requirePermission(context: ApiContext, scope: string): Promise<void> {
  const question = questions[scope];
  if (!question) throw new ApiError('invalid scope', 1505);
  const permissions = permissionsOf(context);
  const known = permissions.all()[scope];
  const note = reasonOf(context, scope);
  const allowed = known ?? (await askPerson(context, { title: question[context.language()], note }));
  if (known === undefined) permissions.set(scope, allowed);
  if (!allowed) throw new ApiError('auth deny', 103);
}

export const scopeQuestions = questions;

import { asyncApi, ApiError, type ApiContext } from '../wx/define.ts';
import type { Layer } from '../overlay/overlay.ts';
import { drawActionSheet, drawModal, drawToast } from '../device/dialogs.ts';

interface Shown {
  toast: Layer | undefined;
  kind: 'toast' | 'loading';
  timer: number;
}

const shownOf = ({ state }: ApiContext): Shown =>
  state<Shown>('interaction.toast', () => ({ toast: undefined, kind: 'toast', timer: 0 }));

function hide(context: ApiContext): void {
  const shown = shownOf(context);
  window.clearTimeout(shown.timer);
  shown.toast?.close();
  shown.toast = undefined;
}

interface ToastOptions {
  title: string;
  icon?: 'success' | 'error' | 'loading' | 'none';
  image?: string;
  duration?: number;
  mask?: boolean;
}

function show(context: ApiContext, options: ToastOptions, kind: Shown['kind']): void {
  hide(context);
  const shown = shownOf(context);
  const picture = options.image ? context.urls.resolve(options.image, currentPath(context)) : undefined;
  shown.kind = kind;
  shown.toast = context.overlay.open({
    name: 'toast',
    content: drawToast(
      context.overlay.document,
      String(options.title ?? ''),
      options.icon ?? 'success',
      picture,
    ),
    place: 'center',
    mask: options.mask ? 'clear' : 'none',
  });
  if (kind === 'toast') shown.timer = window.setTimeout(() => hide(context), options.duration ?? 1500);
}

const currentPath = ({ runtime }: ApiContext): string => runtime.stack.top()?.path ?? '';

export const showToast = asyncApi<ToastOptions>((options, context) => show(context, options, 'toast'), {
  needs: { title: 'String' },
});

/** Told on phones where nothing is shown; programs hide once too often, and do not wait for the answer. */
function assertShown(context: ApiContext): void {
  if (!shownOf(context).toast) throw new ApiError(":toast can't be found");
}

export const hideToast = asyncApi(
  (_, context) => {
    assertShown(context);
    hide(context);
  },
  { isQuiet: true },
);
export const showLoading = asyncApi<ToastOptions>(
  (options, context) => show(context, { ...options, icon: 'loading' }, 'loading'),
  { needs: { title: 'String' } },
);
export const hideLoading = asyncApi(
  (_, context) => {
    assertShown(context);
    if (shownOf(context).kind === 'loading') hide(context);
  },
  { isQuiet: true },
);

interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}

/** Documented: four characters; letters of the Latin alphabet count half. */
function checkLength(name: string, text: unknown): void {
  const length = [...String(text ?? '')].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0);
  if (length > 8) throw new ApiError(`${name} length should not larger than 4 Chinese characters`);
}

export const showModal = asyncApi<ModalOptions>(
  (options, { overlay, language }) =>
    new Promise((resolve) => {
      checkLength('confirmText', options.confirmText);
      checkLength('cancelText', options.cancelText);
      const texts = language() === 'zh' ? { ok: '确定', cancel: '取消' } : { ok: 'OK', cancel: 'Cancel' };
      const answer = (confirm: boolean, content: string | null): void => {
        layer.close();
        resolve({ confirm, cancel: !confirm, content: options.editable ? content : null });
      };
      const content = drawModal(
        overlay.document,
        {
          title: options.title ?? '',
          content: options.content ?? '',
          confirmText: options.confirmText ?? texts.ok,
          confirmColor: options.confirmColor,
          cancelText: options.showCancel === false ? undefined : (options.cancelText ?? texts.cancel),
          cancelColor: options.cancelColor,
          editable: options.editable === true,
          placeholder: options.placeholderText ?? '',
        },
        answer,
      );
      const layer = overlay.open({ name: 'modal', content, place: 'center', mask: 'dark' });
      const first = options.editable ? content.querySelector('textarea') : content;
      first?.focus();
    }),
);

interface ActionSheetOptions {
  alertText?: string;
  itemList: string[];
  itemColor?: string;
}

export const showActionSheet = asyncApi<ActionSheetOptions>(
  ({ itemList, itemColor, alertText }, { overlay, language }) =>
    new Promise((resolve, reject) => {
      if (!Array.isArray(itemList) || itemList.length === 0) {
        throw new ApiError('parameter error: parameter.itemList should have at least 1 item;');
      }
      if (itemList.length > 6) throw new ApiError('parameter error: itemList should not be large than 6');
      const cancel = (): void => {
        layer.close();
        reject(new ApiError('cancel'));
      };
      const choose = (tapIndex: number): void => {
        layer.close();
        resolve({ tapIndex });
      };
      const cancelText = language() === 'zh' ? '取消' : 'Cancel';
      const content = drawActionSheet(
        overlay.document,
        { itemList, itemColor, alertText, cancelText },
        choose,
        cancel,
      );
      const layer = overlay.open({
        name: 'action-sheet',
        content,
        place: 'sheet',
        mask: 'dark',
        dismissed: cancel,
      });
    }),
);

// simulated: the phone's own abilities, with the values of the device panel.
import { askPerson, requirePermission } from '../device/permissions.ts';
import { openNativeList } from '../overlay/native-list.ts';
import { ApiError, asyncApi, offApi, onApi, syncApi, type ApiContext } from '../wx/define.ts';
import { accepted, documented } from '../wx/documented.ts';

interface PhoneState {
  clipboard: string;
  brightness: number;
}

const phoneOf = ({ state }: ApiContext): PhoneState =>
  state('phone', () => ({
    clipboard: '',
    brightness: 0.8,
  }));

export const setClipboardData = documented<'setClipboardData'>(
  async ({ data }, context) => {
    phoneOf(context).clipboard = data;
    // The computer's clipboard as well, where the browser lets it.
    void navigator.clipboard?.writeText(data).catch(() => undefined);
    await context.call('showToast', {
      title: context.language() === 'zh' ? '内容已复制' : 'Copied',
      icon: 'none',
    });
  },
  { data: 'String' },
);
export const getClipboardData = documented<'getClipboardData'>((_, context) => ({
  data: phoneOf(context).clipboard,
}));

export const makePhoneCall = documented<'makePhoneCall'>(
  async ({ phoneNumber }, context) => {
    const title = context.language() === 'zh' ? `呼叫 ${phoneNumber}` : `Call ${phoneNumber}`;
    if (!(await askPerson(context, { title, answers: 'call' }))) throw new ApiError('cancel');
  },
  { phoneNumber: 'String' },
);

export const sendSms = asyncApi<{ phoneNumber?: string; content?: string }>(
  async ({ phoneNumber, content }, context) => {
    const title =
      context.language() === 'zh' ? `发送短信 ${phoneNumber ?? ''}` : `Send a message ${phoneNumber ?? ''}`;
    if (!(await askPerson(context, { title, note: content ?? '', answers: 'send' })))
      throw new ApiError('cancel');
  },
);

export const scanCode = documented<'scanCode'>(async ({ scanType }, context) => {
  const isChinese = context.language() === 'zh';
  const answer = await openNativeList(context.overlay, {
    title: isChinese ? '扫码' : 'Scan',
    note: isChinese ? '输入码的内容，代替摄像头扫描。' : 'Type what the code says: no camera is there.',
    rows: [{ title: 'https://example.com/' }],
    field: { placeholder: isChinese ? '码的内容' : 'Content of the code' },
  });
  if (!answer) throw new ApiError('cancel');
  const result = 'text' in answer ? answer.text : 'https://example.com/';
  const isBar = scanType?.length === 1 && scanType[0] === 'barCode';
  return {
    result,
    scanType: isBar ? 'EAN_13' : 'QR_CODE',
    charSet: 'utf-8',
    path: '',
    rawData: btoa(unescape(encodeURIComponent(result))),
  };
});

function vibrate(pattern: number): void {
  navigator.vibrate?.(pattern);
}

const STRENGTHS = new Set<unknown>(['heavy', 'medium', 'light', undefined]);

export const vibrateShort = documented<'vibrateShort'>(({ type }) => {
  if (!STRENGTHS.has(type)) throw new ApiError('style is not support');
  vibrate(15);
});
export const vibrateLong = documented<'vibrateLong'>(() => vibrate(400));
export const setKeepScreenOn = documented<'setKeepScreenOn'>(() => undefined, { keepScreenOn: 'Boolean' });
export const setVisualEffectOnCapture = accepted();

export const getScreenBrightness = asyncApi((_, context) => ({ value: phoneOf(context).brightness }));
export const setScreenBrightness = documented<'setScreenBrightness'>(
  ({ value }, context) => {
    if (!(value >= -1 && value <= 1)) throw new ApiError('parameter error: value should be between 0 and 1');
    phoneOf(context).brightness = value;
  },
  { value: 'Number' },
);

export const getBatteryInfoSync = syncApi(({ device }) => ({ ...device.settings.battery }));
export const getBatteryInfo = asyncApi((_, { device }) => ({ ...device.settings.battery }));
export const onBatteryInfoChange = onApi('BatteryInfoChange');
export const offBatteryInfoChange = offApi('BatteryInfoChange');

async function add(context: ApiContext, scope: string, en: string, zh: string, note: string): Promise<void> {
  await requirePermission(context, scope);
  const title = context.language() === 'zh' ? zh : en;
  if (!(await askPerson(context, { title, note, answers: 'add' }))) throw new ApiError('cancel');
}

export const addPhoneContact = documented<'addPhoneContact'>(({ firstName, mobilePhoneNumber }, context) =>
  add(
    context,
    'scope.addPhoneContact',
    'Add a contact',
    '添加联系人',
    `${firstName} ${mobilePhoneNumber ?? ''}`,
  ),
);
export const addPhoneCalendar = documented<'addPhoneCalendar'>(({ title }, context) =>
  add(context, 'scope.addPhoneCalendar', 'Add to the calendar', '添加日历', title),
);
export const addPhoneRepeatCalendar = documented<'addPhoneRepeatCalendar'>(({ title }, context) =>
  add(context, 'scope.addPhoneCalendar', 'Add to the calendar', '添加日历', title),
);
export const chooseContact = documented<'chooseContact'>(async (_, context) => {
  const people = [
    { displayName: '张三', phoneNumber: '13800000001' },
    { displayName: '李四', phoneNumber: '13800000002' },
  ];
  const answer = await openNativeList(context.overlay, {
    title: context.language() === 'zh' ? '通讯录' : 'Contacts',
    rows: people.map(({ displayName, phoneNumber }) => ({ title: displayName, note: phoneNumber })),
  });
  const person = answer && 'row' in answer ? people[answer.row] : undefined;
  if (!person) throw new ApiError('cancel');
  return { ...person, phoneNumberList: person.phoneNumber as never };
});

export const hideKeyboard = asyncApi((_, { runtime }) => {
  const focused = runtime.stack.top()?.frame.document.activeElement;
  if (!(focused && 'blur' in focused) || focused.localName === 'body') throw new ApiError('input not exists');
  (focused as HTMLElement).blur();
});
export const getSelectedTextRange = asyncApi((_, { runtime }) => {
  const field = runtime.stack.top()?.frame.document.activeElement as HTMLInputElement | null | undefined;
  if (!field || !('selectionStart' in field)) throw new ApiError('no focus');
  return { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
});
export const onKeyboardHeightChange = onApi('KeyboardHeightChange');
export const offKeyboardHeightChange = offApi('KeyboardHeightChange');
export const onUserCaptureScreen = onApi('UserCaptureScreen');
export const offUserCaptureScreen = offApi('UserCaptureScreen');
export const getScreenRecordingState = asyncApi(() => ({ state: 'off' }));
export const onScreenRecordingStateChanged = onApi('ScreenRecordingStateChanged');
export const offScreenRecordingStateChanged = offApi('ScreenRecordingStateChanged');
export const onMemoryWarning = onApi('MemoryWarning');
export const offMemoryWarning = offApi('MemoryWarning');
export const onNetworkWeakChange = onApi('NetworkWeakChange');
export const offNetworkWeakChange = offApi('NetworkWeakChange');
export const checkIsOpenAccessibility = asyncApi(() => ({ open: false }));
export const openSystemBluetoothSetting = accepted();
export const openAppAuthorizeSetting = accepted();
export const getLocalIPAddress = asyncApi(() => ({ localip: '192.168.1.2', netmask: '255.255.255.0' }));
export const getRandomValues = asyncApi<{ length: number }>(({ length }) => {
  if (!(length > 0 && length <= 1_048_576)) throw new ApiError('invalid length');
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
  return { randomValues: bytes.buffer };
});

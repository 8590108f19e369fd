import { builtinOf, defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';

type Context = BuiltinContext<typeof props>;
type Event = keyof typeof props.events;

/** What each open-type asks of the platform, and the event that brings the answer. */
const openTypes: Record<string, { api: string; event?: Event }> = {
  getUserInfo: { api: 'button.getUserInfo', event: 'getuserinfo' },
  getUserProfile: { api: 'button.getUserInfo', event: 'getuserinfo' },
  getPhoneNumber: { api: 'button.getPhoneNumber', event: 'getphonenumber' },
  'agreePrivacyAuthorization|getPhoneNumber': {
    api: 'button.agreeAndGetPhoneNumber',
    event: 'getphonenumber',
  },
  getRealtimePhoneNumber: { api: 'button.getRealtimePhoneNumber', event: 'getrealtimephonenumber' },
  getEmailAddress: { api: 'button.getEmailAddress', event: 'getemailaddress' },
  phoneOneClickLogin: { api: 'button.getPhoneNumber', event: 'phoneoneclicklogin' },
  openSetting: { api: 'openSetting', event: 'opensetting' },
  chooseAvatar: { api: 'button.chooseAvatar', event: 'chooseavatar' },
  agreePrivacyAuthorization: { api: 'button.agreePrivacyAuthorization', event: 'agreeprivacyauthorization' },
  contact: { api: 'button.contact', event: 'contact' },
  launchApp: { api: 'button.launchApp', event: 'launchapp' },
  liveActivity: { api: 'button.liveActivity', event: 'createliveactivity' },
  feedback: { api: 'button.feedback' },
  share: { api: 'button.share' },
};

const reason = (error: unknown) => ({ errMsg: 'fail', ...(error as object) }) as { errMsg: string };

async function open(it: Context): Promise<void> {
  const way = openTypes[it.data.openType];
  if (!way) return;
  try {
    const answer = await it.hooks.call(way.api, { ...it.data, node: it.node });
    if (way.event) it.emit(way.event, answer);
  } catch (error) {
    const failure = reason(error);
    if (way.event) it.emit(way.event === 'launchapp' ? 'error' : way.event, failure);
  }
}

/** The form around the button hears of it; what it does is the form's business. */
function tellForm(it: Context): void {
  const form = it.node.closest('wx-form');
  const methods = builtinOf(form)?.behaviour.methods as
    { submit?(from: Node): void; reset?(): void } | undefined;
  if (it.data.formType.startsWith('submit')) methods?.submit?.(it.node);
  else if (it.data.formType === 'reset') methods?.reset?.();
}

export default defineBuiltin(props, (it) => {
  const tap = () => {
    if (it.data.disabled || it.data.loading) return;
    if (it.data.formType) tellForm(it);
    if (it.data.openType) void open(it);
  };
  it.node.setAttribute('role', 'button');
  return {
    tap,
    activate: tap,
    changed: {
      disabled(on) {
        if (on) it.node.setAttribute('aria-disabled', 'true');
        else it.node.removeAttribute('aria-disabled');
      },
    },
  };
});

// simulated: no money moves, no message is sent.
import { askPerson } from '../device/permissions.ts';
import { drawAskRow } from '../overlay/ask-sheet.ts';
import { ApiError, asyncApi, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';

async function pay(context: ApiContext, note: string): Promise<void> {
  const isChinese = context.language() === 'zh';
  const title = isChinese ? '支付' : 'Payment';
  const sandbox = isChinese ? '沙箱，不会扣款' : 'Sandbox: no money moves';
  const of = [sandbox, note].filter(Boolean).join('\n');
  if (!(await askPerson(context, { title, note: of, answers: 'pay' }))) throw new ApiError('cancel');
}

const required = ['timeStamp', 'nonceStr', 'package', 'paySign'] as const;

export const requestPayment = documented<'requestPayment'>(async (options, context) => {
  for (const name of required) {
    if (typeof options[name] !== 'string') {
      const given = options[name] === undefined ? 'Undefined' : typeof options[name];
      throw new ApiError(`parameter error: parameter.${name} should be String instead of ${given};`);
    }
  }
  if (!options.package.startsWith('prepay_id=')) throw new ApiError('no permission');
  await pay(context, options.package);
});

export const requestOrderPayment = asyncApi<{ package?: string }>((options, context) =>
  pay(context, String(options.package ?? '')),
);
export const requestVirtualPayment = asyncApi((_, context) => pay(context, ''));

/** Each template can be left out before the whole is allowed. */
async function askForMessages(
  context: ApiContext,
  title: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const wanted = new Set(ids);
  const rows = ids.map((id) =>
    drawAskRow(document, {
      title: id,
      turned: (isOn) => void (isOn ? wanted.add(id) : wanted.delete(id)),
    }),
  );
  const allowed = await askPerson(context, { title, rows });
  return Object.fromEntries(ids.map((id) => [id, allowed && wanted.has(id) ? 'accept' : 'reject']));
}

/** Documented: three templates at once, five for some kinds. */
const MOST_TEMPLATES = 5;

export const requestSubscribeMessage = documented<'requestSubscribeMessage'>(async ({ tmplIds }, context) => {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) throw new ApiError("TmplIds can't be empty", 10001);
  if (tmplIds.length > MOST_TEMPLATES) throw new ApiError('TmplIds length exceeds the limit', 20003);
  const isChinese = context.language() === 'zh';
  const title = isChinese ? '发送以下消息' : 'Send you these messages';
  return (await askForMessages(context, title, tmplIds)) as never;
});

export const requestSubscribeDeviceMessage = asyncApi<{ tmplIds?: string[] }>(({ tmplIds = [] }, context) => {
  const title = context.language() === 'zh' ? '发送设备消息' : 'Send you messages of a device';
  return askForMessages(context, title, tmplIds);
});

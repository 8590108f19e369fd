// simulated: no money moves, no message is sent.
import { askPerson } from '../device/permissions.ts';
import { ApiError, asyncApi, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';

async function pay(context: ApiContext, note: string): Promise<void> {
  const isChinese = context.language() === 'zh';
  const title = isChinese ? '支付（沙箱，不会扣款）' : 'Pay (sandbox: no money moves)';
  if (!(await askPerson(context, { title, note }))) throw new ApiError('cancel');
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

/** Documented: three templates at once, five for some kinds. */
const MOST_TEMPLATES = 5;

export const requestSubscribeMessage = documented<'requestSubscribeMessage'>(async ({ tmplIds }, context) => {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) throw new ApiError("TmplIds can't be empty", 10001);
  if (tmplIds.length > MOST_TEMPLATES) throw new ApiError('TmplIds length exceeds the limit', 20003);
  const isChinese = context.language() === 'zh';
  const title = isChinese ? '发送订阅消息' : 'Send you messages';
  const allowed = await askPerson(context, { title, note: tmplIds.join('\n') });
  return Object.fromEntries(tmplIds.map((id) => [id, allowed ? 'accept' : 'reject'])) as never;
});

export const requestSubscribeDeviceMessage = asyncApi<{ tmplIds?: string[] }>(
  async ({ tmplIds = [] }, context) => {
    const title = context.language() === 'zh' ? '发送设备消息' : 'Send you messages of a device';
    const allowed = await askPerson(context, { title, note: tmplIds.join('\n') });
    return Object.fromEntries(tmplIds.map((id) => [id, allowed ? 'accept' : 'reject']));
  },
);

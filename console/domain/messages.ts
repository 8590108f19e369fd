import type { Text } from '../../contract/text.ts';
import { refuse } from './refusals.ts';

export const templateTypes = ['one_time', 'long_term', 'service'] as const;
export type TemplateType = (typeof templateTypes)[number];
/** R-MSG-02: fields of public service, for which long-term subscriptions exist. */
export const publicFields = [
  'government',
  'livelihood',
  'medical',
  'transport',
  'finance',
  'education',
] as const;

export interface PublicTemplate {
  id: string;
  type: TemplateType;
  field: string;
  title: Text;
  keywords: readonly string[];
}

const make = (
  id: string,
  type: TemplateType,
  field: string,
  en: string,
  zh: string,
  keywords: string,
): PublicTemplate => ({
  id,
  type,
  field,
  title: { en, zh },
  keywords: keywords.split(' '),
});

/** The public library (R-MSG-01). Keywords are the names of the fields a push fills. */
export const library: readonly PublicTemplate[] = [
  make(
    'order-paid',
    'one_time',
    'shopping',
    'Order paid',
    '订单支付成功通知',
    'orderNumber amount product time shop remark',
  ),
  make(
    'order-shipped',
    'one_time',
    'shopping',
    'Order shipped',
    '订单发货通知',
    'orderNumber product carrier trackingNumber time',
  ),
  make(
    'order-arrived',
    'one_time',
    'shopping',
    'Parcel arrived',
    '包裹到达通知',
    'orderNumber place code deadline',
  ),
  make(
    'refund-done',
    'one_time',
    'shopping',
    'Refund completed',
    '退款成功通知',
    'orderNumber amount reason time',
  ),
  make(
    'table-ready',
    'one_time',
    'food',
    'Your table is ready',
    '排队到号通知',
    'shop number table time remark',
  ),
  make(
    'booking-confirmed',
    'one_time',
    'travel',
    'Booking confirmed',
    '预约成功通知',
    'name place time people phone remark',
  ),
  make(
    'review-result',
    'one_time',
    'business',
    'Review result',
    '审核结果通知',
    'subject result reason time',
  ),
  make(
    'lesson-reminder',
    'long_term',
    'education',
    'Lesson reminder',
    '上课提醒',
    'course teacher place time remark',
  ),
  make('bus-arriving', 'long_term', 'transport', 'Bus arriving', '公交到站提醒', 'line station time remark'),
  make(
    'visit-reminder',
    'long_term',
    'medical',
    'Visit reminder',
    '就诊提醒',
    'patient department doctor time place',
  ),
  make(
    'report-ready',
    'long_term',
    'medical',
    'Report is ready',
    '报告领取通知',
    'patient report time place',
  ),
  make(
    'payment-due',
    'long_term',
    'livelihood',
    'Payment due',
    '缴费提醒',
    'account amount deadline address',
  ),
  make(
    'case-progress',
    'long_term',
    'government',
    'Progress of your case',
    '办件进度通知',
    'case status office time remark',
  ),
  make(
    'account-moved',
    'long_term',
    'finance',
    'Account movement',
    '账户变动提醒',
    'account amount balance time',
  ),
  make('service-notice', 'service', 'business', 'Service notice', '服务通知', 'subject content time remark'),
  make('service-paused', 'service', 'business', 'Service paused', '服务暂停通知', 'service reason from to'),
  make('service-changed', 'service', 'business', 'Service changed', '服务变更通知', 'service change time'),
  make('service-resumed', 'service', 'business', 'Service resumed', '服务恢复通知', 'service time'),
];

export function searchLibrary(filter: {
  type?: TemplateType | undefined;
  field?: string | undefined;
  search?: string | undefined;
}) {
  const text = filter.search?.trim().toLowerCase() ?? '';
  return library.filter(
    ({ type, field, title }) =>
      (!filter.type || filter.type === type) &&
      (!filter.field || filter.field === field) &&
      (text === '' || title.en.toLowerCase().includes(text) || title.zh.includes(text)),
  );
}

export const mostServiceMessages = 3;

interface OwnTemplate {
  publicId: string;
  type: TemplateType;
  keywords: readonly string[];
}

/** R-MSG-04, R-MSG-05, R-MSG-11: one to five of the template's keywords, each once; not the choice that is there already. */
export function assertMayAdd(
  template: PublicTemplate,
  keywords: readonly string[],
  own: readonly OwnTemplate[],
): void {
  const isKnown = keywords.every((keyword) => template.keywords.includes(keyword));
  if (keywords.length < 1 || keywords.length > 5 || !isKnown || new Set(keywords).size !== keywords.length)
    throw refuse('INPUT_INVALID', {
      first: `keywords: 1 to 5 of ${template.keywords.join(', ')}, each once`,
    });
  const same = own.filter(({ publicId }) => publicId === template.id);
  if (same.some((other) => isSameChoice(other.keywords, keywords))) throw refuse('KEYWORDS_TAKEN');
  const services = own.filter(({ type }) => type === 'service').length;
  if (template.type === 'service' && services >= mostServiceMessages)
    throw refuse('TEMPLATE_LIMIT', { limit: mostServiceMessages });
}

function isSameChoice(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((keyword) => right.includes(keyword));
}

/** R-MSG-07…10: what one call may ask the user for; templates of the same title count once. */
export function chooseAsked<T extends { type: TemplateType; title: string }>(
  templates: readonly T[],
  isAfterTap: boolean,
): T[] {
  if (!isAfterTap) throw refuse('TAP_REQUIRED');
  const asked = templates.filter(
    (template, at) => templates.findIndex(({ title }) => title === template.title) === at,
  );
  if (asked.length < 1 || asked.length > 3)
    throw refuse('INPUT_INVALID', { first: 'templates: 1 to 3 in one call' });
  const types = new Set(asked.map(({ type }) => (type === 'long_term' ? 'long' : 'once')));
  if (types.size > 1) throw refuse('TEMPLATES_MIXED');
  return asked;
}

export interface Quota {
  remaining: number;
  day: string;
  pushedToday: number;
}

export const pushesADay = 5;

/** R-MSG-03: a one-time grant is used up by one push; a long-term one allows five a day. */
export function usePush(type: TemplateType, quota: Quota, today: string): Quota {
  if (type !== 'long_term') {
    if (quota.remaining < 1) throw refuse('NOT_SUBSCRIBED');
    return { ...quota, remaining: quota.remaining - 1 };
  }
  const pushed = quota.day === today ? quota.pushedToday : 0;
  if (pushed >= pushesADay) throw refuse('PUSH_QUOTA');
  return { ...quota, day: today, pushedToday: pushed + 1 };
}

/** How many more messages this user may be sent: of what they granted, or today. */
export function pushesLeft(type: TemplateType, quota: Quota, today: string): number {
  if (type !== 'long_term') return quota.remaining;
  return pushesADay - (quota.day === today ? quota.pushedToday : 0);
}

export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

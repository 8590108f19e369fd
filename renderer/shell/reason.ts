import { languageStore, say, type Text } from '../kit/text.ts';

const internal: Text = { en: 'Internal error. The details are in the log.', zh: '内部错误，详情见日志。' };

/** What a failure says to a person: a refusal's own sentence, in their language (the host sends both). */
export function reasonOf(error: unknown): string {
  if (!error || typeof error !== 'object') return say(internal);
  const data: unknown = 'data' in error ? error.data : undefined;
  if (languageStore.getState().language === 'zh' && data && typeof data === 'object' && 'zh' in data) {
    if (typeof data.zh === 'string') return data.zh;
  }
  return 'message' in error && typeof error.message === 'string' && error.message
    ? error.message
    : say(internal);
}

export function codeOf(error: unknown): string | undefined {
  return error && typeof error === 'object' && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/// <reference types="miniprogram-api-typings" />
import { asyncApi, type ApiContext, type ApiDefinition, type Needs } from './define.ts';

type Wx = WechatMiniprogram.Wx;

/** The options of a documented member, without its callbacks. */
export type OptionsOf<Name extends keyof Wx> = Wx[Name] extends (options: infer O) => unknown
  ? Omit<NonNullable<O>, 'success' | 'fail' | 'complete'>
  : Record<string, unknown>;

/** What a documented member's `success` gets, without errMsg, which the one helper adds. */
export type ResultOf<Name extends keyof Wx> = Wx[Name] extends (options: infer O) => unknown
  ? NonNullable<O> extends { success?: (result: infer R) => void }
    ? Omit<R, 'errMsg'>
    : unknown
  : unknown;

type Answer<Name extends keyof Wx> = ResultOf<Name> | void;

/** A member whose options and result are the typings': a wrong field does not compile. */
export function documented<Name extends keyof Wx>(
  run: (options: OptionsOf<Name>, context: ApiContext) => Answer<Name> | Promise<Answer<Name>>,
  needs: Needs = {},
): ApiDefinition {
  return asyncApi<Record<string, unknown>>((options, context) => run(options as OptionsOf<Name>, context), {
    needs,
  });
}

/** A member that succeeds and changes nothing here. */
export const accepted = (): ApiDefinition => asyncApi(() => undefined);

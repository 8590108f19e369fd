/**
 * Declarations that generated code leans on. Server-owned: they are never written into a project.
 * `Known` drops index signatures but keeps declarations, so that go to definition still works.
 */
export const ambientFileName = '__tessera_ambient.d.ts';

export const ambient = `
declare namespace __Tessera {
  type Known<T> = string extends keyof T ? {} : T;
  interface Unit<Data, Methods> { data: Data; methods: Methods }
  type Each<T> = T extends readonly (infer E)[] ? E : T extends number ? number : T extends string ? string : T extends object ? ([Extract<T[keyof T], Function>] extends [never] ? T[keyof T] : any) : any;
  /** What several uses of a template give it: the fields of all of them. A single use keeps its own, where definitions lead. */
  type Given<U> = [U] extends [never] ? any : 0 extends 1 & U ? any : true extends IsUnion<U> ? Merged<U> : U;
  type IsUnion<U, All = U> = U extends unknown ? ([All] extends [U] ? false : true) : never;
  type Merged<U> = { [K in U extends unknown ? keyof U : never]: U extends unknown ? (K extends keyof U ? U[K] : never) : never };
  type UseOf<Module, Name extends string> = Module extends { __uses: infer Uses } ? (Name extends keyof Uses ? Uses[Name] : never) | ('*' extends keyof Uses ? Uses['*'] : never) : never;
  type Key<T> = T extends readonly any[] ? number : T extends number ? number : T extends object ? keyof T : number;
}
declare function __wxPage<Data extends WechatMiniprogram.Page.DataOption, Custom extends WechatMiniprogram.Page.CustomOption>(
  options: WechatMiniprogram.Page.Options<Data, Custom>): __Tessera.Unit<Data, Custom>;
declare function __wxComponent<
  Data extends WechatMiniprogram.Component.DataOption,
  Properties extends WechatMiniprogram.Component.PropertyOption,
  Methods extends WechatMiniprogram.Component.MethodOption,
  Behaviors extends WechatMiniprogram.Component.BehaviorOption,
  Instance extends Record<string, any> = {},
  IsPage extends boolean = false,
>(options: WechatMiniprogram.Component.Options<Data, Properties, Methods, Behaviors, Instance, IsPage>): __Tessera.Unit<
  __Tessera.Known<Data> & WechatMiniprogram.Component.PropertyOptionToData<__Tessera.Known<Properties>>
    & WechatMiniprogram.Component.MixinData<Behaviors> & __Tessera.Known<WechatMiniprogram.Component.MixinProperties<Behaviors>>,
  __Tessera.Known<Methods> & WechatMiniprogram.Component.MixinMethods<Behaviors>>;
/** WXS: a regular expression. WXS has no literals for them. */
declare function getRegExp(pattern: string, flags?: string): RegExp;
/** WXS: a date; WXS has no \`new\`. */
declare function getDate(): Date;
declare function getDate(milliseconds: number): Date;
declare function getDate(text: string): Date;
declare function getDate(year: number, month: number, day?: number, hours?: number, minutes?: number, seconds?: number, milliseconds?: number): Date;
declare function __wxPick<T, K extends PropertyKey>(data: T, field: K): Pick<T, K & keyof T>;
declare function __wxEach<T>(list: T): __Tessera.Each<T>;
declare function __wxKey<T>(list: T): __Tessera.Key<T>;
`;

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
declare function __wxEach<T>(list: T): __Tessera.Each<T>;
declare function __wxKey<T>(list: T): __Tessera.Key<T>;
`;

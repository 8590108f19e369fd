/** R-APP-05. Names that are the same in every language. */
export const platformNames = { ios: 'iOS', android: 'Android' } as const;
export type Platform = keyof typeof platformNames;
export const platforms: Platform[] = ['ios', 'android'];

/** R-APP-03: Chinese characters, letters and digits. */
export const appName = /^[\p{Script=Han}A-Za-z0-9]{1,20}$/u;
export const packageNames: Record<Platform, RegExp> = {
  ios: /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
  android: /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/,
};

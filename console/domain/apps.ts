/** R-APP-03: Chinese characters, letters and digits, at most twenty. */
export const appName = /^[\p{Script=Han}A-Za-z0-9]{1,20}$/u;
/** R-APP-05: an iOS bundle id. */
export const bundleId = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
/** R-APP-05: an Android package name. */
export const packageName = /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/;

export type Platform = 'ios' | 'android';

export function isPackageName(platform: Platform, name: string): boolean {
  return name.length <= 155 && (platform === 'ios' ? bundleId : packageName).test(name);
}

export interface ConfigurationFacts {
  server: string;
  workspace: string;
  app: { id: string; name: string };
  platform: Platform;
  packageName: string;
  accessKey: string;
}

/** R-APP-06, R-APP-07: the text a host app (or the demo app) is given. Stable field order: two downloads are equal. */
export function configurationFile(facts: ConfigurationFacts): string {
  const { server, workspace, app, platform, accessKey } = facts;
  const content = { format: 1, server, workspace, appId: app.id, appName: app.name, platform };
  return `${JSON.stringify({ ...content, packageName: facts.packageName, accessKey }, null, 2)}\n`;
}

// Programs that check privacy: what is called in the program, and what comes of it.

const checking =
  'const { app } = window.__tesseraSimulator.runtime.program; app.__usePrivacyCheck__ = true; const words = (promise) => promise.then(({ errMsg }) => errMsg, ({ errMsg, errno }) => [errMsg, errno]); ';

export const privacyCases: readonly (readonly [name: string, body: string, expected: unknown])[] = [
  [
    'onNeedPrivacyAuthorization: the program asks, once for all that wait; who disagrees is asked again',
    `${checking}const asked = []; wx.onNeedPrivacyAuthorization((resolve, { referrer }) => { asked.push(referrer); resolve({ event: 'exposureAuthorization' }); setTimeout(() => resolve({ event: 'disagree' })); }); const before = (await wx.getPrivacySetting()).needAuthorization; const refused = await Promise.all([words(wx.getClipboardData()), words(wx.requirePrivacyAuthorize())]); const again = await words(wx.setClipboardData({ data: 'a' })); return [before, refused, again, asked, (await wx.getPrivacySetting()).needAuthorization]`,
    [
      true,
      [
        ['getClipboardData:fail privacy permission is not authorized', 104],
        ['requirePrivacyAuthorize:fail privacy permission is not authorized', 104],
      ],
      ['setClipboardData:fail privacy permission is not authorized', 104],
      ['getClipboardData', 'setClipboardData'],
      true,
    ],
  ],
  [
    'requirePrivacyAuthorize: who agrees is not asked again; wrong parameters are refused before',
    `${checking}let asked = 0; wx.onNeedPrivacyAuthorization((resolve) => { asked += 1; resolve({ event: 'agree', buttonId: 'agree' }); }); const wrong = await words(wx.setClipboardData({})); const all = [await words(wx.requirePrivacyAuthorize()), await words(wx.setClipboardData({ data: 'a' }))]; const { needAuthorization } = await wx.getPrivacySetting(); app.__usePrivacyCheck__ = undefined; return [wrong, all, asked > 0, needAuthorization]`,
    [
      ['setClipboardData:fail parameter error: parameter.data should be String instead of Undefined;', 1001],
      ['requirePrivacyAuthorize:ok', 'setClipboardData:ok'],
      true,
      false,
    ],
  ],
];

// simulated: the test user answers, no account is behind it.
import { askPerson, permissionsOf, requirePermission, scopeQuestions } from '../device/permissions.ts';
import { testUser } from '../device/test-user.ts';
import { drawAskRow } from '../overlay/ask-sheet.ts';
import { openNativeList } from '../overlay/native-list.ts';
import { ApiError, asyncApi, onApi, type ApiContext } from '../wx/define.ts';
import { needsPrivacy, requirePrivacy } from '../wx/privacy.ts';
import { disconnected } from '../wx/network-turns.ts';
import { documented } from '../wx/documented.ts';
import { anonymousUser, userResult } from '../device/user-data.ts';

export const getUserInfo = documented<'getUserInfo'>(({ lang }, context) => {
  if (context.device.settings.network === 'none') throw disconnected();
  // Documented since April 2021: without a question, and without a person behind the answer.
  return userResult(anonymousUser(lang ?? 'en', testUser(context.language()).avatarUrl)) as never;
});

export const getUserProfile = documented<'getUserProfile'>(async ({ desc }, context) => {
  if (!desc) throw new ApiError('parameter error: parameter.desc should be String instead of Undefined;');
  const isChinese = context.language() === 'zh';
  const user = testUser(context.language());
  const title = isChinese ? '获取你的昵称、头像' : 'Use your nickname and picture';
  const note = isChinese ? '测试用户的资料' : 'Of the test user';
  const row = drawAskRow(document, { title: user.nickName, note, picture: user.avatarUrl });
  const allowed = await askPerson(context, { title, note: desc, rows: [row] });
  if (!allowed) throw new ApiError('auth deny');
  return userResult(user) as never;
});

export const getSetting = documented<'getSetting'>((_, context) => {
  const authSetting = permissionsOf(context).all() as never;
  const subscriptionsSetting = { mainSwitch: true, itemSettings: {} } as never;
  return { authSetting, subscriptionsSetting, miniprogramAuthSetting: authSetting };
});

export const openSetting = documented<'openSetting'>(async (_, context) => {
  const isChinese = context.language() === 'zh';
  const permissions = permissionsOf(context);
  const asked = Object.entries(permissions.all());
  const note = isChinese ? '允许此小程序：' : 'This mini program may:';
  const none = isChinese ? '此小程序还没有申请任何权限' : 'This mini program has not asked for anything yet';
  await openNativeList(context.overlay, {
    title: isChinese ? '设置' : 'Settings',
    note: asked.length ? note : none,
    rows: asked.map(([scope, on]) => ({
      title: scopeQuestions[scope]?.[context.language()] ?? scope,
      toggle: { on, changed: (next) => permissions.set(scope, next) },
    })),
  });
  const authSetting = permissions.all() as never;
  return { authSetting, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } as never };
});

export const authorize = documented<'authorize'>(({ scope }, context) => requirePermission(context, scope), {
  scope: 'String',
});

interface Address {
  userName: string;
  postalCode: string;
  provinceName: string;
  cityName: string;
  countyName: string;
  streetName: string;
  detailInfo: string;
  nationalCode: string;
  telNumber: string;
}

const addresses: Address[] = [
  {
    userName: '张三',
    postalCode: '510000',
    provinceName: '广东省',
    cityName: '广州市',
    countyName: '海珠区',
    streetName: '新港中路',
    detailInfo: '新港中路397号',
    nationalCode: '510000',
    telNumber: '020-81167888',
  },
  {
    userName: '李四',
    postalCode: '100000',
    provinceName: '北京市',
    cityName: '北京市',
    countyName: '海淀区',
    streetName: '学院路',
    detailInfo: '学院路1号',
    nationalCode: '100000',
    telNumber: '010-60000000',
  },
];

export const chooseAddress = documented<'chooseAddress'>(async (_, context) => {
  const answer = await openNativeList(context.overlay, {
    title: context.language() === 'zh' ? '我的地址' : 'My addresses',
    rows: addresses.map((one) => ({
      title: `${one.userName} ${one.telNumber}`,
      note: `${one.provinceName}${one.cityName}${one.countyName}${one.detailInfo}`,
    })),
  });
  const address = answer && 'row' in answer ? addresses[answer.row] : undefined;
  if (!address) throw new ApiError('cancel');
  const { streetName, ...rest } = address;
  return { ...rest, streetName, detailInfoNew: address.detailInfo };
});

export const chooseInvoiceTitle = documented<'chooseInvoiceTitle'>(async (_, context) => {
  const titles = ['示例科技有限公司', '个人'];
  const answer = await openNativeList(context.overlay, {
    title: context.language() === 'zh' ? '选择抬头' : 'Choose a title',
    rows: titles.map((title) => ({ title })),
  });
  const row = answer && 'row' in answer ? answer.row : -1;
  if (row < 0) throw new ApiError('cancel');
  return {
    title: titles[row]!,
    type: (row === 0 ? '0' : '1') as never,
    taxNumber: row === 0 ? '91440000000000000X' : '',
    companyAddress: '',
    telephone: '',
    bankName: '',
    bankAccount: '',
  };
});

export const getPrivacySetting = documented<'getPrivacySetting'>((_, context) => ({
  needAuthorization: needsPrivacy(context),
  privacyContractName: context.language() === 'zh' ? '《小程序隐私保护指引》' : 'Privacy guidelines',
}));
export const requirePrivacyAuthorize = asyncApi((_, context) =>
  requirePrivacy(context, 'requirePrivacyAuthorize'),
);
export const onNeedPrivacyAuthorization = onApi('NeedPrivacyAuthorization');
export const openPrivacyContract = asyncApi((_, context: ApiContext) => {
  const isChinese = context.language() === 'zh';
  void openNativeList(context.overlay, {
    title: isChinese ? '隐私保护指引' : 'Privacy guidelines',
    note: isChinese
      ? '此处显示小程序的隐私保护指引。'
      : 'Here the privacy guidelines of the mini program are shown.',
    rows: [],
  });
});
export const checkIsSupportSoterAuthentication = asyncApi(() => ({ supportMode: ['fingerPrint'] }));
export const checkIsSoterEnrolledInDevice = asyncApi<{ checkAuthMode: string }>(
  ({ checkAuthMode }) => {
    if (checkAuthMode !== 'fingerPrint')
      throw new ApiError('not support', undefined, { errCode: 90003, isEnrolled: false });
    return { isEnrolled: true };
  },
  { needs: { checkAuthMode: 'String' } },
);
export const startSoterAuthentication = asyncApi<{ authContent?: string; challenge: string }>(
  async ({ authContent, challenge }, context) => {
    const isChinese = context.language() === 'zh';
    const title = isChinese ? '验证指纹' : 'Verify your fingerprint';
    if (!(await askPerson(context, { title, note: authContent ?? '', answers: 'verify' })))
      throw new ApiError('cancel', 90008);
    return {
      authMode: 'fingerPrint',
      errCode: 0,
      resultJSON: JSON.stringify({ raw: challenge }),
      resultJSONSignature: '',
    };
  },
);
export const getWeRunData = asyncApi(async (_, context) => {
  await requirePermission(context, 'scope.werun');
  return { encryptedData: btoa('{"stepInfoList":[]}'), iv: btoa('0000000000000000') };
});

import type { TestUser } from './test-user.ts';

type PublicUser = Omit<TestUser, 'phoneNumber' | 'email'>;

/** Who the platform shows where a program may not know the person. */
export function anonymousUser(lang: string, avatarUrl: string): PublicUser {
  const nickName = lang === 'en' ? 'WeChat User' : '微信用户';
  return { nickName, avatarUrl, gender: 0, city: '', province: '', country: '', language: lang };
}

/** What getUserInfo and its like give: the data, and its signed and encrypted forms as samples. */
export function userResult({
  nickName,
  avatarUrl,
  gender,
  city,
  province,
  country,
  language,
}: PublicUser): object {
  const userInfo = { nickName, gender, language, city, province, country, avatarUrl, is_demote: true };
  const rawData = JSON.stringify(userInfo);
  return {
    userInfo,
    rawData,
    signature: '0'.repeat(40),
    // Not a real cipher text: no session key is behind it.
    encryptedData: btoa(encodeURIComponent(rawData)).slice(0, 64),
    iv: btoa('0000000000000000'),
    cloudID: `sample-${crypto.randomUUID()}`,
  };
}

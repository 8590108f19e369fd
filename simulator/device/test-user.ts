import type { Language } from '../../contract/text.ts';

/** The person who uses the simulated phone. No real account is behind it. */
export interface TestUser {
  nickName: string;
  avatarUrl: string;
  gender: 0 | 1 | 2;
  city: string;
  province: string;
  country: string;
  language: string;
  phoneNumber: string;
  email: string;
}

const AVATAR =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 132"><rect width="132" height="132" fill="#2fb5a0"/><circle cx="66" cy="52" r="24" fill="#fff"/><path d="M20 132a46 46 0 0 1 92 0z" fill="#fff"/></svg>';

export function testUser(language: Language): TestUser {
  const isChinese = language === 'zh';
  return {
    nickName: isChinese ? '测试用户' : 'Test user',
    avatarUrl: `data:image/svg+xml,${encodeURIComponent(AVATAR)}`,
    gender: 1,
    city: isChinese ? '广州' : 'Guangzhou',
    province: isChinese ? '广东' : 'Guangdong',
    country: isChinese ? '中国' : 'China',
    language: isChinese ? 'zh_CN' : 'en',
    // A range that no network gives out.
    phoneNumber: '13800000000',
    email: 'test@example.com',
  };
}

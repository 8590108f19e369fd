import { defineBuiltin } from '../define.ts';
import props from './props.ts';

interface User {
  nickName?: string;
  avatarUrl?: string;
  gender?: number;
  city?: string;
  province?: string;
  country?: string;
  language?: string;
}

export default defineBuiltin(props, (it) => {
  const content = it.document.createElement('div');
  it.node.append(content);
  const draw = async () => {
    const { type, defaultText } = it.data;
    const answer = await it.hooks.call('button.getUserInfo', { withCredentials: false }).catch(() => ({}));
    const user = ((answer as { userInfo?: User }).userInfo ?? {}) as User;
    content.replaceChildren();
    if (type === 'userAvatarUrl') {
      const image = it.document.createElement('img');
      image.src = it.data.defaultAvatar || user.avatarUrl || '';
      content.append(image);
      return;
    }
    const texts: Record<string, string | undefined> = {
      userNickName: user.nickName,
      userGender: user.gender === 2 ? '女' : '男',
      userCity: user.city,
      userProvince: user.province,
      userCountry: user.country,
      userLanguage: user.language,
      groupName: it.hooks.language() === 'zh' ? '测试群' : 'Test group',
    };
    content.textContent = texts[type] || defaultText;
  };
  const redraw = () => void draw();
  return { leaf: true, changed: { type: redraw, lang: redraw, defaultText: redraw }, attached: redraw };
});

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
    const { type, defaultText, openGid } = it.data;
    const answer = await it.hooks.call('button.getUserInfo', { withCredentials: false }).catch(() => ({}));
    const user = ((answer as { userInfo?: User }).userInfo ?? {}) as User;
    content.replaceChildren();
    if (type === 'userAvatarUrl') {
      const image = it.document.createElement('img');
      image.src = user.avatarUrl || it.hooks.resolveUrl(it.data.defaultAvatar, it.owner());
      if (!user.avatarUrl) it.emit('error', { errMsg: `${type} is empty` });
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
      // A group is named by its id alone.
      groupName: openGid && (it.hooks.language() === 'zh' ? '测试群' : 'Test group'),
    };
    const text = texts[type];
    if (!text) it.emit('error', { errMsg: `${type} is empty` });
    content.textContent = text || defaultText;
  };
  const redraw = () => void draw();
  const later = () => it.node.isConnected && redraw();
  return {
    leaf: true,
    changed: { type: later, openGid: later, lang: later, defaultText: later, defaultAvatar: later },
    attached: redraw,
  };
});

// The pages a phone opens. The path says which: /q/<ticket> is the scan login.
import { element, show } from './draw.ts';
import { scanLogin } from './scan-login.ts';
import { language, say, words } from './words.ts';

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
const ticket = /^\/q\/([\w-]{16,64})$/.exec(location.pathname)?.[1];
if (ticket) void scanLogin(ticket);
else show(element('h1', {}, say(words.unknown)));

import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Language } from '../../../contract/text.ts';
import { useAppearance } from '../kit/language.tsx';

/** Each language by its own name: whoever looks for theirs reads no other. */
export const languageNames: [Language, string][] = [
  ['en', 'English'],
  ['zh', '简体中文'],
];

/** Offers the other language. */
export function LanguageButton() {
  const { language, setLanguage } = useAppearance();
  const [other, name] = languageNames.find(([key]) => key !== language)!;
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      className="language-button"
      aria-label={name}
      onClick={() => setLanguage(other)}
    >
      <span>{name}</span>
    </Button>
  );
}

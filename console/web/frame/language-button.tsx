import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { languageNames } from '../kit/language-names.ts';
import { useAppearance } from '../kit/language.tsx';

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

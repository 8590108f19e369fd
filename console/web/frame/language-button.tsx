import { Button } from '../kit/button.tsx';
import { GlobeIcon } from '../kit/icons.tsx';
import { languageNames } from '../kit/language-names.ts';
import { useAppearance } from '../kit/language.tsx';

/** Offers the other language. */
export function LanguageButton() {
  const { language, setLanguage } = useAppearance();
  const [other, name] = languageNames.find(([key]) => key !== language)!;
  return (
    <Button
      type="text"
      icon={<GlobeIcon />}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      className="language-button"
      aria-label={name}
      onClick={() => setLanguage(other)}
    >
      {name}
    </Button>
  );
}

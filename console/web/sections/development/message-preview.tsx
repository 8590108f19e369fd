import { useSay } from '../../kit/language.tsx';
import { words } from './words.ts';

interface MessagePreviewProps {
  title: string;
  rows: { keyword: string; value: string }[];
}

/** R-MSG-04: the message as the user sees it; what is not filled in yet stands for itself. */
export function MessagePreview({ title, rows }: MessagePreviewProps) {
  const say = useSay();
  return (
    <section className="message-preview" aria-label={say(words.preview)}>
      <h3>{title}</h3>
      <dl>
        {rows.map(({ keyword, value }) => (
          <div key={keyword}>
            <dt>{keyword}</dt>
            <dd>{value || <span className="quiet">{say(words.example, { keyword })}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

import { Icon } from '../../kit/icon.tsx';
import { RelativeTime } from '../../kit/relative-time.tsx';
import { useSay } from '../../kit/text.ts';
import type { ShownPreview } from './preview-state.ts';
import { previewWords as w } from './words.ts';

/** Silent for longer than two of its own reports, a phone has gone. */
const hereFor = 25_000;

/** Who has it open, each with the build it shows and when it was last heard of. */
export function Phones({ shown }: { shown: ShownPreview }) {
  const say = useSay();
  return (
    <section className="preview-phones" aria-label={say(w.phones)}>
      <h3>{say(w.phones)}</h3>
      {shown.phones.length === 0 ? <p>{say(w.noPhones)}</p> : null}
      <ul>
        {shown.phones.map(({ id, name, address, build, lastSeenAt }) => (
          <li key={id} title={address}>
            <Icon name="device-mobile" />
            <span className="preview-phone-name">{name}</span>
            {build < shown.build ? <span>{say(w.behind, { n: build })}</span> : null}
            {Date.now() - lastSeenAt < hereFor ? (
              <span className="preview-here">{say(w.here)}</span>
            ) : (
              <RelativeTime at={lastSeenAt} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

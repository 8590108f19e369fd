import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { splitAtFiles } from './file-names.ts';
import type { VersionList } from './versions.tsx';
import { publishWords as w } from './words.ts';

/** What the reviewer wrote; the files named in it open at their line. */
export function ReviewNote({
  workbench,
  review,
}: {
  workbench: Workbench;
  review: VersionList['reviews'][number];
}) {
  const say = useSay();
  const name = review.deciderName ?? '';
  return (
    <p className="publish-note">
      <strong>{say(w.reviewerSays, { name })}</strong>{' '}
      {splitAtFiles(review.note).map((part, index) =>
        typeof part === 'string' ? (
          <span key={index}>{part}</span>
        ) : (
          <button
            key={index}
            type="button"
            className="link"
            onClick={() =>
              void workbench.editors.open(part.file, {
                ...(part.line === undefined ? {} : { selection: { line: part.line - 1, column: 0 } }),
                focus: true,
              })
            }
          >
            {part.text}
          </button>
        ),
      )}
    </p>
  );
}

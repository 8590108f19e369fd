import { useEffect, useState } from 'react';
import { IconButton } from '../kit/button.tsx';
import { useSay } from '../kit/text.ts';
import type { Workbench } from '../shell/workbench.ts';
import { bytesOfBase64, sizeText } from './bytes.ts';
import { editorWords as w } from './words.ts';

const partSize = 512 * 1024;

/** A file too large for an editor: read-only, half a megabyte at a time. Only that part is in memory. */
export function PartsView({ workbench, path }: { workbench: Workbench; path: string }) {
  const say = useSay();
  const [part, setPart] = useState(0);
  const [shown, setShown] = useState({ text: '', size: 0 });
  useEffect(() => {
    const projectId = workbench.project.getState().open?.id;
    if (projectId === undefined) return;
    let isHere = true;
    void workbench.attempt(async () => {
      const offset = part * partSize;
      const range = await workbench.host.client.files.readRange({
        projectId,
        path,
        offset,
        length: partSize,
      });
      const text = new TextDecoder().decode(bytesOfBase64(range.base64));
      if (isHere) setShown({ text, size: range.size });
    });
    return () => void (isHere = false);
  }, [workbench, path, part]);
  const total = Math.max(1, Math.ceil(shown.size / partSize));
  return (
    <div className="editing">
      <div className="banner">
        <p>{say(w.tooLarge, { size: sizeText(shown.size) })}</p>
        <IconButton
          icon="chevron-left"
          name={say(w.previousPart)}
          onPress={() => setPart(Math.max(0, part - 1))}
        />
        <span className="parts-count">{say(w.part, { n: part + 1, total })}</span>
        <IconButton
          icon="chevron-right"
          name={say(w.nextPart)}
          onPress={() => setPart(Math.min(total - 1, part + 1))}
        />
      </div>
      <pre className="parts-text" tabIndex={0}>
        {shown.text}
      </pre>
    </div>
  );
}

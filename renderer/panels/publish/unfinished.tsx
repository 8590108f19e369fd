import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { useSay } from '../../kit/text.ts';
import type { HostClient } from '../../host.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { publishWords as w } from './words.ts';

export type UnfinishedUpload = NonNullable<Awaited<ReturnType<HostClient['publish']['unfinished']>>>;

/** The upload that was cancelled, cut off or killed; looked for when the form comes and when an upload ends. */
export function useUnfinished(
  workbench: Workbench,
  { projectId, programId }: { projectId: string; programId: string },
  isRunning: boolean,
) {
  const [found, setFound] = useState<UnfinishedUpload>();
  const { client } = workbench.host;
  useEffect(() => {
    if (isRunning) return undefined;
    let isOld = false;
    void client.publish
      .unfinished({ projectId, programId })
      .then((upload) => isOld || setFound(upload ?? undefined), workbench.report);
    return () => {
      isOld = true;
    };
  }, [workbench, client, projectId, programId, isRunning]);
  const discard = useCallback(async () => {
    await workbench.attempt(() => client.publish.forgetUnfinished({ projectId, programId }));
    setFound(undefined);
  }, [workbench, client, projectId, programId]);
  return { found: isRunning ? undefined : found, discard };
}

export function Unfinished(props: {
  upload: UnfinishedUpload;
  refused: string | undefined;
  resume: () => void;
  discard: () => void;
}) {
  const say = useSay();
  const { version, share } = props.upload;
  // What is whole is a version: until then something is left to do.
  const percent = String(Math.min(99, Math.floor(share * 100)));
  return (
    <div className="publish-unfinished" role="group" aria-label={say(w.unfinished)}>
      <p>{say(w.unfinished)}</p>
      <div className="publish-ways-on">
        <Button primary icon="debug-continue" refused={props.refused} onPress={props.resume}>
          {say(w.resume, { version, percent })}
        </Button>
        <Button onPress={props.discard}>{say(w.discard)}</Button>
      </div>
    </div>
  );
}

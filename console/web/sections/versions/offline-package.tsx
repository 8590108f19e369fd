import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../kit/ask.ts';
import { showBytes } from '../../kit/formats.ts';
import { useSay } from '../../kit/language.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { words } from './words.ts';

/** R-OFF-01, R-OFF-02: the package of the online version, under the name that must not be altered. */
export function OfflinePackage({ programId, versionId }: { programId: string; versionId: string | null }) {
  const say = useSay();
  const { data } = useQuery({
    ...ask('programs.offline', { programId }),
    queryKey: ['programs', 'offline', programId, versionId],
    enabled: versionId !== null,
  });
  if (!data || versionId === null)
    return <ActionButton refusal={say(words.offlineNone)}>{say(words.offline)}</ActionButton>;
  return (
    <a className="button-link" href={data.url} download={data.fileName} title={data.fileName}>
      <DownloadOutlined /> {say(words.offline)} ({showBytes(data.size)})
    </a>
  );
}

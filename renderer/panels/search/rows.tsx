import { IconButton } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useSay } from '../../kit/text.ts';
import { baseName, fileIcon, folderName } from '../../shell/file-icon.ts';
import type { FoundFile, FoundMatch } from './search-state.ts';
import { searchWords as w } from './words.ts';

interface FileRowProps {
  row: { file: FoundFile; isOpen: boolean };
  isReplacing: boolean;
  onReplace: () => void;
  onDismiss: () => void;
}

export function FileRow({ row: { file, isOpen }, isReplacing, onReplace, onDismiss }: FileRowProps) {
  const say = useSay();
  const { icon, tone } = fileIcon(file.path);
  const guard = (event: React.MouseEvent) => event.stopPropagation();
  return (
    <>
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
      <Icon name={icon} {...(tone ? { tone } : {})} />
      <span>{baseName(file.path)}</span>
      <span className="search-folder" title={file.path}>
        {folderName(file.path)}
      </span>
      <span className="search-row-actions" onClick={guard}>
        {isReplacing ? <IconButton icon="replace-all" name={say(w.replaceOne)} onPress={onReplace} /> : null}
        <IconButton icon="close" name={say(w.dismiss)} onPress={onDismiss} />
      </span>
      <span className="count">{file.matches.length}</span>
    </>
  );
}

/** The line around the match; when replacing, what goes and what comes. */
export function MatchRow({ match, isReplacing }: { match: FoundMatch; isReplacing: boolean }) {
  const { text, start, length } = match.preview;
  const before = text.slice(0, start).trimStart();
  return (
    <span className="search-match" title={text.trim()}>
      {before.length > 26 ? `…${before.slice(-25)}` : before}
      {isReplacing && match.replacement !== undefined ? (
        <>
          <del>{text.slice(start, start + length)}</del>
          <ins>{match.replacement}</ins>
        </>
      ) : (
        <mark>{text.slice(start, start + length)}</mark>
      )}
      {text.slice(start + length)}
    </span>
  );
}

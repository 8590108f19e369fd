import './value.css';
import { useEffect, useState } from 'react';
import type { RemoteMember, RemoteValue } from '../../contract/debug/values.ts';
import { Icon } from '../kit/icon.tsx';
import { useSay } from '../kit/text.ts';
import { ignoreClosed, type DebugSession } from './session.ts';
import { lineText, ValueLine } from './value-line.tsx';
import { debugWords as w } from './words.ts';

interface NodeProps {
  session: DebugSession;
  value: RemoteValue;
  isMember?: boolean;
  /** Opened by its owner, such as a key of the list around it. */
  isOpen?: boolean;
}

/** A value that opens: its members are asked for when somebody looks, never before. */
export function ValueNode({ session, value, isMember = false, isOpen: given }: NodeProps) {
  const say = useSay();
  const [own, setOpen] = useState<boolean>();
  const isOpen = own ?? given ?? false;
  useEffect(() => setOpen(undefined), [given]);
  if (value.handle === undefined) return <ValueLine value={value} isMember={isMember} />;
  const name = lineText(value).slice(0, 60);
  return (
    <span className="value-node">
      <button
        type="button"
        className="value-toggle"
        aria-expanded={isOpen}
        aria-label={say(w.expand, { name })}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!isOpen);
        }}
      >
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        <ValueLine value={value} isMember={isMember} />
      </button>
      {isOpen ? <Members session={session} handle={value.handle} /> : null}
    </span>
  );
}

interface MembersProps {
  session: DebugSession;
  handle: number;
  range?: { from: number; count: number };
}

function Members({ session, handle, range }: MembersProps) {
  const say = useSay();
  const [members, setMembers] = useState<RemoteMember[] | 'gone'>();
  const { from, count } = range ?? {};
  useEffect(() => {
    let isCurrent = true;
    const asked = { handle, ...(from === undefined ? {} : { from, count: count ?? 0 }) };
    session.call('values.members', asked).then(
      (found) =>
        isCurrent && setMembers(found.isGone || !Array.isArray(found.members) ? 'gone' : found.members),
      (error: unknown) => {
        if (isCurrent) setMembers('gone');
        ignoreClosed(error);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [session, handle, from, count]);
  if (members === undefined) return null;
  if (members === 'gone') return <span className="value-members value-undefined">{say(w.gone)}</span>;
  return (
    <ul className="value-members">
      {members.map((member, index) => (
        <li key={index} className={`value-member ${member.kind}`}>
          <Member session={session} handle={handle} member={member} />
        </li>
      ))}
    </ul>
  );
}

function Member({
  session,
  handle,
  member,
}: {
  session: DebugSession;
  handle: number;
  member: RemoteMember;
}) {
  const say = useSay();
  const [read, setRead] = useState<RemoteValue>();
  const { name, kind, value, from = 0, count = 0 } = member;
  if (kind === 'range')
    return <Range session={session} handle={handle} name={name} from={from} count={count} />;
  const run = () => session.call('values.read', { handle, name }).then(setRead, ignoreClosed);
  return (
    <>
      <span className="value-member-name">{name}</span>
      {': '}
      {kind === 'accessor' && !read ? (
        <button
          type="button"
          className="value-getter"
          title={say(w.readGetter, { name })}
          onClick={(event) => {
            event.stopPropagation();
            void run();
          }}
        >
          (…)
        </button>
      ) : (
        <ValueNode session={session} value={read ?? value} isMember />
      )}
    </>
  );
}

function Range(props: MembersProps & { name: string; from: number; count: number }) {
  const { session, handle, name, from, count } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="value-toggle"
        aria-expanded={isOpen}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!isOpen);
        }}
      >
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        <span className="value-class">{name}</span>
      </button>
      {isOpen ? <Members session={session} handle={handle} range={{ from, count }} /> : null}
    </>
  );
}

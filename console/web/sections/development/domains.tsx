import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { InputOf, ItemOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Shown } from '../../kit/states.tsx';
import { Time, useNow } from '../../kit/time.tsx';
import { words } from './words.ts';

type Domain = ItemOf<'domains.list'>;
const kinds = ['request', 'upload', 'download', 'socket', 'business'] as const;

/** R-DOM-01, R-DOM-03. */
export function Domains({ programId }: { programId: string }) {
  const say = useSay();
  const at = { programId };
  const domains = useQuery(ask('domains.list', at));
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Domain | null>(null);
  const remove = useChange('domains.remove', { isQuiet: true });
  const add = (
    <ActionButton type="primary" permission="development.edit" at={at} onClick={() => setAdding(true)}>
      {say(words.addDomain)}
    </ActionButton>
  );
  return (
    <Card title={say(words.domains)} actions={add}>
      <p className="quiet">{say(words.domainsHint)}</p>
      <Shown of={domains}>
        {({ items }) =>
          kinds.map((kind) => (
            <section key={kind} className="sub">
              <h3>{say(words[kind])}</h3>
              <DomainRows
                domains={items.filter((domain) => domain.kind === kind)}
                programId={programId}
                onRemove={setLeaving}
              />
            </section>
          ))
        }
      </Shown>
      <AddDialog programId={programId} isOpen={isAdding} onClose={() => setAdding(false)} />
      <Confirm
        title={say(words.removeDomainAsk, { host: leaving?.host ?? '' })}
        confirmText={say(words.remove)}
        isDanger
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={() => remove.mutateAsync({ programId, domainId: leaving!.id })}
      >
        <p>{say(words.removeDomainWords)}</p>
      </Confirm>
    </Card>
  );
}

interface RowsProps {
  domains: Domain[];
  programId: string;
  onRemove: (domain: Domain) => void;
}

function DomainRows({ domains, programId, onRemove }: RowsProps) {
  const say = useSay();
  const now = useNow(60_000);
  if (domains.length === 0) return <p className="quiet">{say(words.domainsNone)}</p>;
  return (
    <ul className="people">
      {domains.map((domain) => (
        <li key={domain.id}>
          <span>
            <code>{domain.host}</code>{' '}
            {domain.effectiveAt > Math.max(now, domain.createdAt) && (
              <span className="quiet">
                {say(words.effective)} <Time at={domain.effectiveAt} />
              </span>
            )}
          </span>
          <ActionButton
            type="text"
            size="small"
            permission="development.edit"
            at={{ programId }}
            aria-label={`${say(words.remove)} ${domain.host}`}
            onClick={() => onRemove(domain)}
          >
            {say(words.remove)}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}

function AddDialog({
  programId,
  isOpen,
  onClose,
}: {
  programId: string;
  isOpen: boolean;
  onClose: () => void;
}) {
  const say = useSay();
  const required = useRequired();
  const add = useChange('domains.add', { isQuiet: true });
  return (
    <FormDialog<Omit<InputOf<'domains.add'>, 'programId'>>
      title={say(words.addDomain)}
      submitText={say(words.add)}
      isOpen={isOpen}
      onClose={onClose}
      initial={{ kind: 'request' }}
      onSubmit={(given) => add.mutateAsync({ ...given, programId })}
    >
      <Form.Item name="kind" label={say(words.kind)} rules={[required]}>
        <Select options={kinds.map((kind) => ({ value: kind, label: say(words[kind]) }))} />
      </Form.Item>
      <Form.Item name="host" label={say(words.domain)} extra={say(words.domainHelp)} rules={[required]}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'business' && (
            <Form.Item name="icp" label={say(words.icp)} extra={say(words.icpHelp)} rules={[required]}>
              <Input maxLength={60} />
            </Form.Item>
          )
        }
      </Form.Item>
    </FormDialog>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { askPages, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { CopyButton } from '../../kit/copyable.tsx';
import { useSay } from '../../kit/language.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { ResourceTable, Rows } from '../../kit/resource-table.tsx';
import { useParam } from '../../kit/router.tsx';
import { Nothing } from '../../kit/states.tsx';
import { JsapiDialog } from './jsapi-dialog.tsx';
import { words } from './words.ts';
import './jsapis.css';

export type Jsapi = ItemOf<'jsapis.list'>;

/** R-JSAPI-01: browse, detail (a row opens), new and edit where one application is meant. */
export function JsapiTable({ appId }: { appId?: string }) {
  const say = useSay();
  const [only, setOnly] = useParam('sensitive', '');
  const [dialog, setDialog] = useParam('dialog', '');
  const [editing, setEditing] = useState<Jsapi | null>(null);
  const [removing, setRemoving] = useState<Jsapi | null>(null);
  const remove = useChange('jsapis.remove', { isQuiet: true });
  const pages = useInfiniteQuery(
    askPages('jsapis.list', { limit: 50, ...(appId && { appId }), ...(only && { isSensitive: true }) }),
  );
  const create = appId !== undefined && (
    <ActionButton type="primary" permission="jsapis.manage" at={{ appId }} onClick={() => setDialog('new')}>
      {say(words.create)}
    </ActionButton>
  );
  return (
    <>
      <div className="filters">
        {create}
        <Checkbox checked={only !== ''} onChange={({ target }) => setOnly(target.checked ? 'yes' : null)}>
          {say(words.sensitiveOnly)}
        </Checkbox>
      </div>
      <ResourceTable
        label={say(words.jsapis)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columnsOf(say, appId === undefined)}
        expanded={(api) => (
          <JsapiDetail api={api} onEdit={() => setEditing(api)} onRemove={() => setRemoving(api)} />
        )}
        empty={<Nothing title={say(words.none)} hint={say(words.noneHint)} action={create} />}
        {...(only && { clearFilters: () => setOnly(null) })}
      />
      {appId !== undefined && dialog === 'new' && (
        <JsapiDialog appId={appId} onClose={() => setDialog(null)} />
      )}
      {editing && <JsapiDialog appId={editing.appId} api={editing} onClose={() => setEditing(null)} />}
      <Confirm
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        title={say(words.remove)}
        confirmText={say(words.remove)}
        isDanger
        onConfirm={() => remove.mutateAsync({ appId: removing!.appId, jsapiId: removing!.id })}
      >
        <p>{say(words.removeWords, { name: removing?.name ?? '' })}</p>
      </Confirm>
    </>
  );
}

function columnsOf(say: ReturnType<typeof useSay>, hasApp: boolean) {
  return [
    { key: 'name', title: say(words.name), render: ({ name }: Jsapi) => <code>{name}</code> },
    ...(hasApp ? [{ key: 'app', title: say(words.app), render: ({ appName }: Jsapi) => appName }] : []),
    { key: 'summary', title: say(words.summary), render: ({ summary }: Jsapi) => summary || '–' },
    { key: 'since', title: say(words.since), render: ({ since }: Jsapi) => since || '–' },
    {
      key: 'sensitive',
      title: say(words.sensitive),
      render: ({ isSensitive }: Jsapi) =>
        isSensitive ? <Tag color="warning">{say(words.sensitive)}</Tag> : <span className="quiet">–</span>,
    },
  ];
}

function JsapiDetail({ api, onEdit, onRemove }: { api: Jsapi; onEdit: () => void; onRemove: () => void }) {
  const say = useSay();
  const at = { appId: api.appId };
  type Parameter = Jsapi['parameters'][number];
  const columns = [
    { key: 'name', title: say(words.parameter), render: ({ name }: Parameter) => <code>{name}</code> },
    { key: 'type', title: say(words.type), render: ({ type }: Parameter) => <code>{type}</code> },
    {
      key: 'required',
      title: say(words.required),
      render: ({ isRequired }: Parameter) => say(isRequired ? words.yes : words.no),
    },
    { key: 'about', title: say(words.about), render: ({ about }: Parameter) => about || '–' },
  ];
  return (
    <div className="stack jsapi-detail">
      {api.summary && <p>{api.summary}</p>}
      <h3>{say(words.parameters)}</h3>
      <Rows
        label={say(words.parameters)}
        rows={api.parameters}
        rowKey={({ name }) => name}
        columns={columns}
        empty={<p className="quiet">{say(words.noParameters)}</p>}
      />
      {api.example && (
        <>
          <h3>
            {say(words.example)} <CopyButton text={api.example} name={say(words.example)} />
          </h3>
          <pre className="code jsapi-example" tabIndex={0} aria-label={say(words.example)}>
            {api.example}
          </pre>
        </>
      )}
      <div className="row-actions">
        <ActionButton size="small" permission="jsapis.manage" at={at} onClick={onEdit}>
          {say(words.edit)}
        </ActionButton>
        <ActionButton size="small" danger permission="jsapis.manage" at={at} onClick={onRemove}>
          {say(words.remove)}
        </ActionButton>
      </div>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { FormDialog } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { useParam } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { words } from './words.ts';

type Key = ItemOf<'keys.list'>;

/** R-APP-08: the accessing key (containers carry it) and upload keys (shown once). */
export default function KeysPage({ params }: PageProps) {
  const say = useSay();
  const appId = params.appId!;
  const at = { appId };
  const keys = useQuery(ask('keys.list', at));
  const [dialog, setDialog] = useParam('dialog', '');
  const [made, setMade] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const [isRotating, setRotating] = useState(false);
  const rotate = useChange('keys.rotateAccessKey', { isQuiet: true });
  const columns = columnsOf(say, setRevoking);
  const newKey = (
    <ActionButton type="primary" permission="apps.keys" at={at} onClick={() => setDialog('new')}>
      {say(words.newUploadKey)}
    </ActionButton>
  );
  return (
    <>
      <Shown of={keys}>
        {({ items }) => (
          <>
            <Card
              title={say(words.accessKey)}
              actions={
                <ActionButton permission="apps.keys" at={at} onClick={() => setRotating(true)}>
                  {say(words.rotate)}
                </ActionButton>
              }
            >
              <p className="quiet form-hint">{say(words.accessKeyHint)}</p>
              <Rows
                label={say(words.accessKey)}
                rows={items.filter(({ kind }) => kind === 'access')}
                rowKey={({ id }) => id}
                columns={columns}
                empty={<Nothing title={say(kitWords.nothing)} />}
              />
            </Card>
            <Card title={say(words.uploadKey)} actions={newKey}>
              <p className="quiet form-hint">{say(words.uploadKeyHint)}</p>
              <Rows
                label={say(words.uploadKey)}
                rows={items.filter(({ kind }) => kind === 'upload')}
                rowKey={({ id }) => id}
                columns={columns}
                empty={<Nothing title={say(words.noUploadKeys)} />}
              />
            </Card>
          </>
        )}
      </Shown>
      <NewUploadKey
        appId={appId}
        isOpen={dialog === 'new'}
        onClose={() => setDialog(null)}
        onMade={setMade}
      />
      <ShownOnce text={made} onClose={() => setMade(null)} />
      <Confirm
        isOpen={isRotating}
        onClose={() => setRotating(false)}
        title={say(words.rotate)}
        confirmText={say(words.rotate)}
        onConfirm={() => rotate.mutateAsync(at)}
      >
        <p>{say(words.rotateWords)}</p>
      </Confirm>
      {revoking && <Revoke appId={appId} of={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function Revoke({ appId, of, onClose }: { appId: string; of: Key; onClose: () => void }) {
  const say = useSay();
  const revoke = useChange('keys.revoke', { isQuiet: true });
  const sentence = of.kind === 'access' ? words.revokeAccessWords : words.revokeWords;
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={say(words.revoke)}
      confirmText={say(words.revoke)}
      isDanger
      onConfirm={() => revoke.mutateAsync({ appId, keyId: of.id })}
    >
      <p>{say(sentence, { last: of.lastFour })}</p>
    </Confirm>
  );
}

function columnsOf(say: ReturnType<typeof useSay>, revoke: (key: Key) => void) {
  return [
    {
      key: 'key',
      title: say(words.key),
      render: ({ text, lastFour }: Key) =>
        text ? (
          <Copyable text={text} name={say(words.key)} shown={`${text.slice(0, 8)}…${lastFour}`} />
        ) : (
          <code>…{lastFour}</code>
        ),
    },
    { key: 'label', title: say(words.label), render: ({ label }: Key) => label || '–' },
    {
      key: 'status',
      title: say(words.status),
      render: ({ status }: Key) => (
        <Tag color={status === 'active' ? 'success' : 'error'}>
          {say(status === 'active' ? words.active : words.revoked)}
        </Tag>
      ),
    },
    { key: 'created', title: say(words.created), render: ({ createdAt }: Key) => <Time at={createdAt} /> },
    { key: 'ends', title: say(words.ends), render: ({ expiresAt }: Key) => <Time at={expiresAt} /> },
    {
      key: 'action',
      title: say(words.action),
      render: (key: Key) => (
        <ActionButton
          size="small"
          danger
          refusal={key.status === 'revoked' ? say(words.revoked) : undefined}
          onClick={() => revoke(key)}
        >
          {say(words.revoke)}
        </ActionButton>
      ),
    },
  ];
}

function NewUploadKey(props: {
  appId: string;
  isOpen: boolean;
  onClose: () => void;
  onMade: (text: string) => void;
}) {
  const say = useSay();
  const create = useChange('keys.createUploadKey', { isQuiet: true });
  return (
    <FormDialog<{ label?: string }>
      title={say(words.newUploadKey)}
      isOpen={props.isOpen}
      onClose={props.onClose}
      submitText={say(words.newUploadKey)}
      onSubmit={async ({ label = '' }) =>
        props.onMade((await create.mutateAsync({ appId: props.appId, label })).text)
      }
    >
      <Form.Item name="label" label={say(words.label)} extra={say(words.labelHint)}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}

function ShownOnce({ text, onClose }: { text: string | null; onClose: () => void }) {
  const say = useSay();
  return (
    <Modal
      open={text !== null}
      title={say(words.keyShown)}
      onCancel={onClose}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {say(words.kept)}
        </Button>
      }
    >
      <Alert type="warning" title={say(words.keyShownHint)} className="form-refusal" />
      {text && <Copyable text={text} name={say(words.uploadKey)} />}
    </Modal>
  );
}

import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { Button } from '../../kit/button.tsx';
import { ask, useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { useRequired } from '../../kit/form-dialog.tsx';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card, Facts, PageHeader } from '../../kit/page.tsx';
import { Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { SettingsForm } from './settings-form.tsx';
import { words } from './words.ts';

type Workspace = OutputOf<'workspaces.get'>;
interface Values {
  mcc?: string;
  address?: string;
  representatives?: { name: string; email: string }[];
  removalNeedsApproval: boolean;
  packageMegabytes: number;
  totalMegabytes: number;
  logDays: number;
}
const megabyte = 1024 * 1024;

/** R-WS-02..04, R-ROLE-23: what never changes, and what may be edited. */
export default function GeneralPage() {
  const say = useSay();
  const workspace = useQuery(ask('workspaces.get', {}));
  return (
    <>
      <PageHeader title={say(words.general)} />
      <Shown of={workspace} rows={8}>
        {(data) => (
          <>
            <Fixed workspace={data} />
            <Edited key={data.revision} workspace={data} />
            <Backup />
          </>
        )}
      </Shown>
    </>
  );
}

function Fixed({ workspace }: { workspace: Workspace }) {
  const say = useSay();
  const { name, id, status, createdAt } = workspace;
  return (
    <Card>
      <Facts
        of={[
          [
            say(words.workspaceName),
            <span key="name">
              <strong>{name}</strong> <span className="quiet">{say(words.nameFixed)}</span>
            </span>,
          ],
          [say(words.workspaceId), <Copyable key="id" text={id} name={say(words.workspaceId)} />],
          [say(words.status), status === 'active' ? say(words.active) : status],
          [say(words.created), <Time key="created" at={createdAt} exact />],
        ]}
      />
    </Card>
  );
}

function Edited({ workspace }: { workspace: Workspace }) {
  const say = useSay();
  const { language } = useAppearance();
  const scopes = useQuery({ ...ask('settings.scopes', {}), staleTime: Infinity });
  const edit = useChange('workspaces.edit', { isQuiet: true });
  const { revision, mcc, address, representatives, policies, limits } = workspace;
  const save = ({ packageMegabytes, totalMegabytes, logDays, removalNeedsApproval, ...values }: Values) =>
    edit.mutateAsync({
      revision,
      mcc: values.mcc ?? '',
      address: values.address ?? '',
      representatives: values.representatives ?? [],
      policies: { removalNeedsApproval },
      limits: {
        packageBytes: packageMegabytes * megabyte,
        totalBytes: totalMegabytes * megabyte,
        logDays,
      },
    });
  return (
    <SettingsForm<Values>
      initial={{
        ...(mcc && { mcc }),
        address,
        representatives,
        removalNeedsApproval: policies.removalNeedsApproval,
        packageMegabytes: Math.round(limits.packageBytes / megabyte),
        totalMegabytes: Math.round(limits.totalBytes / megabyte),
        logDays: limits.logDays,
      }}
      onSave={save}
    >
      <Form.Item name="mcc" label={say(words.scope)}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={scopes.data?.items.map(({ mcc: value, name }) => ({
            value,
            label: `${value} ${name[language]}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="address" label={say(words.businessAddress)}>
        <Input maxLength={200} />
      </Form.Item>
      <Representatives />
      <Form.Item name="removalNeedsApproval" valuePropName="checked" label={say(words.removalNeedsApproval)}>
        <Switch />
      </Form.Item>
      <Limit name="packageMegabytes" label={say(words.packageMegabytes)} most={100} />
      <Limit name="totalMegabytes" label={say(words.totalMegabytes)} most={1024} />
      <Limit name="logDays" label={say(words.logDays)} most={365} />
    </SettingsForm>
  );
}

function Limit({ name, label, most }: { name: string; label: string; most: number }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true }]}>
      <InputNumber min={1} max={most} precision={0} />
    </Form.Item>
  );
}

function Representatives() {
  const say = useSay();
  const required = useRequired();
  return (
    <Form.List name="representatives">
      {(rows, { add, remove }) => (
        <div className="representatives" role="group" aria-label={say(words.representatives)}>
          <h2>{say(words.representatives)}</h2>
          {rows.map(({ key, name }) => (
            <div key={key} className="form-row">
              <Form.Item name={[name, 'name']} label={say(words.representative)} rules={[required]}>
                <Input maxLength={64} />
              </Form.Item>
              <Form.Item
                name={[name, 'email']}
                label={say(words.representativeEmail)}
                rules={[required, { type: 'email', message: say(words.emailRule) }]}
              >
                <Input />
              </Form.Item>
              <Button
                type="text"
                icon={<MinusCircleOutlined aria-hidden />}
                aria-label={say(words.removeRepresentative)}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          {rows.length < 10 && (
            <Button
              type="dashed"
              block
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ name: '', email: '' })}
            >
              {say(words.addRepresentative)}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}

/** The console never lets a page take its data away: backups are made where it runs. */
function Backup() {
  const say = useSay();
  return (
    <Card title={say(words.backup)}>
      <p className="quiet form-hint">{say(words.backupHint)}</p>
      <Facts
        of={[
          [
            say(words.backupMake),
            <Copyable key="make" text="tessera console backup" name={say(words.backupMake)} />,
          ],
          [
            say(words.backupCheck),
            <Copyable key="check" text="tessera console check" name={say(words.backupCheck)} />,
          ],
        ]}
      />
    </Card>
  );
}

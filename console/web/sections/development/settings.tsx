import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import type { ReactElement } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { useRequired, useSubmit } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Shown } from '../../kit/states.tsx';
import { words } from './words.ts';

type Program = OutputOf<'programs.get'>;
type Given = Pick<Program, 'functionalPages' | 'nearby'>;

/** R-MP-09: functional pages and places nearby. */
export function Settings({ programId }: { programId: string }) {
  const program = useQuery(ask('programs.get', { programId }));
  return <Shown of={program}>{(shown) => <Editor key={shown.revision} program={shown} />}</Shown>;
}

function Editor({ program }: { program: Program }) {
  const say = useSay();
  const notices = useNotices();
  const [form] = Form.useForm<Given>();
  const edit = useChange('programs.edit', { isQuiet: true });
  const { id: programId, revision, functionalPages, nearby } = program;
  const { submit, isBusy, refusal } = useSubmit(
    form,
    (given) => edit.mutateAsync({ ...given, programId, revision }),
    () => notices.done(say(words.saved)),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ functionalPages, nearby }}
      onFinish={(given) => void submit(given)}
    >
      <Card title={say(words.functionalPages)}>
        <p className="quiet">{say(words.functionalHint)}</p>
        <RowList
          name="functionalPages"
          most={5}
          fields={[
            ['path', say(words.pagePath), <Input key="path" maxLength={200} />],
            ['name', say(words.pageName), <Input key="name" maxLength={30} />],
          ]}
        />
      </Card>
      <Card title={say(words.nearby)}>
        <p className="quiet">{say(words.nearbyHint)}</p>
        <RowList
          name="nearby"
          most={10}
          fields={[
            ['name', say(words.pageName), <Input key="name" maxLength={60} />],
            ['address', say(words.address), <Input key="address" maxLength={200} />],
            ['latitude', say(words.latitude), <InputNumber key="lat" min={-90} max={90} />],
            ['longitude', say(words.longitude), <InputNumber key="lon" min={-180} max={180} />],
          ]}
        />
      </Card>
      <div className="card-foot">
        {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
        <ActionButton
          type="primary"
          permission="programs.edit"
          at={{ programId }}
          loading={isBusy}
          onClick={() => form.submit()}
        >
          {say(words.save)}
        </ActionButton>
      </div>
    </Form>
  );
}

interface RowListProps {
  name: keyof Given;
  most: number;
  fields: [name: string, label: string, input: ReactElement][];
}

function RowList({ name, most, fields }: RowListProps) {
  const say = useSay();
  const { required, message } = useRequired();
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className="field-row">
              {fields.map(([field, label, input]) => (
                <Form.Item key={field} name={[row.name, field]} label={label} rules={[{ required, message }]}>
                  {input}
                </Form.Item>
              ))}
              <Button
                icon={<DeleteOutlined />}
                aria-label={`${say(words.remove)} ${say(words.row, { number: row.name + 1 })}`}
                onClick={() => remove(row.name)}
              />
            </div>
          ))}
          {rows.length < most && (
            <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {say(words.addRow)}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

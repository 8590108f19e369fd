import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Checkbox, Form, Input } from 'antd';
import { Button } from '../../kit/button.tsx';
import { useChange } from '../../kit/ask.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { words as kitWords } from '../../kit/words.ts';
import type { Jsapi } from './jsapi-table.tsx';
import { words } from './words.ts';

type Values = Pick<Jsapi, 'name' | 'summary' | 'since' | 'example' | 'isSensitive' | 'parameters'>;
const blank = { name: '', type: 'string', isRequired: true, about: '' };

/** R-JSAPI-01: New API and Edit API. */
export function JsapiDialog({ appId, api, onClose }: { appId: string; api?: Jsapi; onClose: () => void }) {
  const say = useSay();
  const create = useChange('jsapis.create', { isQuiet: true });
  const edit = useChange('jsapis.edit', { isQuiet: true });
  const save = (values: Values) =>
    api
      ? edit.mutateAsync({ appId, jsapiId: api.id, revision: api.revision, ...values })
      : create.mutateAsync({ appId, ...values });
  return (
    <FormDialog<Values>
      title={say(api ? words.edit : words.create)}
      isOpen
      onClose={onClose}
      width={680}
      submitText={say(api ? kitWords.save : words.create)}
      initial={api ?? { isSensitive: false, parameters: [], summary: '', since: '', example: '' }}
      onSubmit={save}
    >
      <Form.Item
        name="name"
        label={say(words.name)}
        extra={say(words.nameRule)}
        rules={[{ required: true, pattern: /^[A-Za-z_]\w{0,59}$/, message: say(words.nameRule) }]}
      >
        <Input className="code" maxLength={60} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="summary" label={say(words.summary)}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="isSensitive" valuePropName="checked" extra={say(words.sensitiveHint)}>
        <Checkbox>{say(words.sensitive)}</Checkbox>
      </Form.Item>
      <Form.Item name="since" label={say(words.since)}>
        <Input maxLength={40} />
      </Form.Item>
      <Parameters />
      <Form.Item name="example" label={say(words.example)}>
        <Input.TextArea className="code" rows={4} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}

function Parameters() {
  const say = useSay();
  const required = useRequired();
  return (
    <Form.List name="parameters">
      {(fields, { add, remove }) => (
        <div className="jsapi-parameters">
          <h3>{say(words.parameters)}</h3>
          {fields.map(({ key, name }) => (
            <div className="jsapi-parameter" key={key}>
              <Form.Item name={[name, 'name']} label={say(words.parameter)} rules={[required]}>
                <Input className="code" maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'type']} label={say(words.type)} rules={[required]}>
                <Input className="code" maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'about']} label={say(words.about)}>
                <Input maxLength={300} />
              </Form.Item>
              <Form.Item name={[name, 'isRequired']} valuePropName="checked" label={say(words.required)}>
                <Checkbox />
              </Form.Item>
              <Button
                type="text"
                icon={<MinusCircleOutlined />}
                aria-label={say(words.removeParameter)}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={() => add(blank)}>
            {say(words.addParameter)}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

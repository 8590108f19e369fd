import { useQuery } from '@tanstack/react-query';
import { Form, Select, Steps } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { ask, useChange } from '../../kit/ask.ts';
import { useRequired, useSubmit } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { Card, PageHeader } from '../../kit/page.tsx';
import { useParam, useRouter } from '../../kit/router.tsx';
import { useTeam } from '../../kit/session.tsx';
import { Shown } from '../../kit/states.tsx';
import { AppFields, inputOf } from './app-fields.tsx';
import type { AppValues } from './app-fields.tsx';
import { Configuration } from './configuration.tsx';
import { words } from './words.ts';
import './apps.css';

/** R-APP-01: step 1 creates the application, step 2 hands out what the container needs. The step is in the URL. */
export default function CreatePage() {
  const say = useSay();
  const [appId, setAppId] = useParam('app', '');
  return (
    <>
      <PageHeader title={say(words.create)} back={{ href: '/apps', title: say(words.apps) }} />
      <Steps
        className="app-steps"
        current={appId === '' ? 0 : 1}
        items={[{ title: say(words.create) }, { title: say(words.integrate) }]}
      />
      {appId === '' ? <StepOne onMade={setAppId} /> : <StepTwo appId={appId} />}
    </>
  );
}

function StepOne({ onMade }: { onMade: (appId: string) => void }) {
  const say = useSay();
  const required = useRequired();
  const [team] = useTeam();
  const [form] = Form.useForm<AppValues & { teamId: string }>();
  const teams = useQuery(ask('teams.list', { limit: 200 }));
  const create = useChange('apps.create', { isQuiet: true });
  const { submit, isBusy, refusal } = useSubmit(
    form,
    async ({ teamId, ...values }: AppValues & { teamId: string }) => {
      const { id } = await create.mutateAsync({ teamId, ...inputOf(values) });
      onMade(id);
    },
    () => undefined,
  );
  return (
    <Card>
      <Shown of={teams}>
        {({ items }) => {
          const able = items.filter(({ abilities }) => abilities.includes('apps'));
          const only =
            able.find(({ id }) => id === team)?.id ?? (able.length === 1 ? able[0]!.id : undefined);
          return (
            <Form
              form={form}
              layout="vertical"
              className="app-form"
              initialValues={{ platforms: ['android'], ...(only && { teamId: only }) }}
              onFinish={(values) => void submit(values)}
              scrollToFirstError
            >
              {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
              <Form.Item name="teamId" label={say(words.team)} rules={[required]}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={able.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Form.Item>
              <AppFields />
              <Button type="primary" htmlType="submit" loading={isBusy}>
                {say(words.next)}
              </Button>
            </Form>
          );
        }}
      </Shown>
    </Card>
  );
}

function StepTwo({ appId }: { appId: string }) {
  const say = useSay();
  const { go } = useRouter();
  const app = useQuery(ask('apps.get', { appId }));
  return (
    <Card>
      <Shown of={app}>
        {(data) => (
          <div className="stack app-form">
            <Alert type="success" role="status" title={say(words.made, { name: data.name })} />
            <p>{say(words.configHint)}</p>
            <Configuration app={data} />
            <p className="quiet">{say(words.demoHint)}</p>
            <div>
              <Button type="primary" onClick={() => go(`/apps/${appId}`)}>
                {say(words.finish)}
              </Button>
            </div>
          </div>
        )}
      </Shown>
    </Card>
  );
}

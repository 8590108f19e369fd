import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import type { FormInstance } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { ask, askPages, useChange } from '../../kit/ask.ts';
import type { InputOf } from '../../kit/console.ts';
import { useRequired, useSubmit } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card, PageHeader } from '../../kit/page.tsx';
import { useRouter } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Shown } from '../../kit/states.tsx';
import { compareVersions } from '../../kit/version-order.ts';
import { words } from './task-words.ts';
import { WhitelistField } from './whitelist-field.tsx';

interface Range {
  isOn?: boolean;
  from?: string;
  to?: string;
}
interface Given {
  versionId: string;
  name: string;
  times: [Dayjs, Dayjs];
  userLimit?: number | null;
  apps?: Record<string, Range>;
  platforms?: Record<'android' | 'ios', Range>;
  guids?: string[];
  devices?: string[];
  accounts?: string[];
  network: '' | 'wifi' | 'mobile';
}

/** R-GRAY-02…10: every condition, in the words of the platform. */
export default function NewTaskPage({ params }: PageProps) {
  const programId = params.programId!;
  const say = useSay();
  const notices = useNotices();
  const { go } = useRouter();
  const [form] = Form.useForm<Given>();
  const create = useChange('grayscale.create', { isQuiet: true });
  const list = `/programs/${programId}/versions?tab=gray`;
  const { submit, isBusy, refusal } = useSubmit<Given>(
    form,
    async (given) => {
      const task = await create.mutateAsync(inputOf(programId, given));
      notices.done(say(words.created, { name: task.name }));
      go(`/programs/${programId}/gray/${task.id}`);
    },
    () => undefined,
  );
  return (
    <>
      <PageHeader title={say(words.newTask)} back={{ href: list, title: say(words.back) }} />
      <Form<Given>
        form={form}
        layout="vertical"
        className="wide-form"
        onFinish={(given) => void submit(given)}
        initialValues={{ network: '', times: [dayjs(), dayjs().add(7, 'day')] }}
        scrollToFirstError
      >
        <Alert type="info" title={say(words.and)} className="form-refusal" />
        <Card>
          <BasicFields programId={programId} />
        </Card>
        <Card title={say(words.apps)}>
          <AppFields programId={programId} form={form} />
        </Card>
        <Card title={say(words.platforms)}>
          <p className="quiet form-hint">{say(words.platformsHelp)}</p>
          <RangeFields group="platforms" id="android" name={say(words.android)} />
          <RangeFields group="platforms" id="ios" name={say(words.ios)} />
        </Card>
        <Card title={say(words.objects)}>
          <p className="quiet form-hint">{say(words.objectsHelp)}</p>
          {(['guids', 'devices', 'accounts'] as const).map((kind) => (
            <Form.Item key={kind} name={kind} label={say(words[kind])}>
              <WhitelistField programId={programId} name={say(words[kind])} />
            </Form.Item>
          ))}
        </Card>
        <Card title={say(words.network)}>
          <Form.Item name="network" extra={say(words.networkHelp)}>
            <Radio.Group
              options={[
                { value: '', label: say(words.anyNetwork) },
                { value: 'wifi', label: say(words.wifi) },
                { value: 'mobile', label: say(words.mobile) },
              ]}
            />
          </Form.Item>
        </Card>
        {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
        <div className="wizard-buttons">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {say(words.create)}
          </Button>
        </div>
      </Form>
    </>
  );
}

function inputOf(programId: string, given: Given): InputOf<'grayscale.create'> {
  const chosen = (ranges: Record<string, Range> = {}) =>
    Object.entries(ranges)
      .filter(([, range]) => range?.isOn)
      .map(([id, { from = '', to = '' }]) => ({ id, from: from.trim(), to: to.trim() }));
  return {
    programId,
    versionId: given.versionId,
    name: given.name,
    startAt: given.times[0].valueOf(),
    endAt: given.times[1].valueOf(),
    userLimit: given.userLimit ?? null,
    conditions: {
      apps: chosen(given.apps).map(({ id, ...range }) => ({ appId: id, ...range })),
      platforms: chosen(given.platforms).map(({ id, ...range }) => ({
        platform: id as 'android' | 'ios',
        ...range,
      })),
      guids: given.guids ?? [],
      devices: given.devices ?? [],
      accounts: given.accounts ?? [],
      network: given.network,
    },
  };
}

const lengthOf = (text: string): number => [...new Intl.Segmenter().segment(text.trim())].length;

function BasicFields({ programId }: { programId: string }) {
  const say = useSay();
  const required = useRequired();
  const overview = useQuery(ask('versions.overview', { programId }));
  const approved = useInfiniteQuery(askPages('versions.list', { programId, status: 'approved', limit: 100 }));
  const online = overview.data?.online?.number;
  const eligible = (approved.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ number }) => online === undefined || compareVersions(number, online) > 0);
  return (
    <>
      <Form.Item
        name="name"
        label={say(words.name)}
        extra={say(words.nameHelp)}
        rules={[
          required,
          {
            validator: async (_, name: string = '') => {
              const length = lengthOf(name);
              if (length > 20) throw new Error(say(words.nameWrong, { length }));
            },
          },
        ]}
      >
        <Input showCount={{ formatter: ({ value }) => `${lengthOf(value)} / 20` }} />
      </Form.Item>
      <Form.Item
        name="versionId"
        label={say(words.version)}
        extra={approved.data && eligible.length === 0 ? say(words.noVersion) : say(words.versionHelp)}
        rules={[required]}
      >
        <Select
          loading={approved.isPending}
          options={eligible.map(({ id, number, remark }) => ({ value: id, label: `${number}  ${remark}` }))}
        />
      </Form.Item>
      <Form.Item
        name="times"
        label={say(words.time)}
        rules={[
          { required: true, message: required.message },
          {
            validator: async (_, times: [Dayjs, Dayjs] | undefined) => {
              if (times && times[1].valueOf() < Date.now()) throw new Error(say(words.timePast));
            },
          },
        ]}
      >
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
      <Form.Item name="userLimit" label={say(words.limit)} extra={say(words.limitHelp)}>
        <InputNumber min={1} max={10_000_000} precision={0} style={{ width: 200 }} />
      </Form.Item>
    </>
  );
}

/** R-GRAY-06: among the bound applications, each with an optional range of its versions. */
function AppFields({ programId, form }: { programId: string; form: FormInstance<Given> }) {
  const say = useSay();
  const bindings = useQuery(ask('bindings.ofProgram', { programId }));
  return (
    <Shown of={bindings} rows={1}>
      {({ items }) => {
        const bound = items.filter(({ status }) => status === 'bound');
        if (bound.length === 0) return <p>{say(words.noApps)}</p>;
        return (
          <>
            <p className="quiet form-hint">{say(words.appsHelp)}</p>
            {bound.map(({ appId, appName }) => (
              <RangeFields key={appId} group="apps" id={appId} name={appName} isOn={bound.length === 1} />
            ))}
            <Form.Item
              name="appsChosen"
              className="only-errors"
              dependencies={['apps']}
              rules={[
                {
                  validator: async () => {
                    const apps = Object.values(form.getFieldValue('apps') ?? {}) as Range[];
                    if (!apps.some((range) => range?.isOn)) throw new Error(say(words.appsNeeded));
                  },
                },
              ]}
            >
              <span />
            </Form.Item>
          </>
        );
      }}
    </Shown>
  );
}

const bound = /^\s*([0-9A-Za-z]+(\.[0-9A-Za-z]+){0,3})?\s*$/;

function RangeFields({
  group,
  id,
  name,
  isOn = false,
}: {
  group: 'apps' | 'platforms';
  id: string;
  name: string;
  isOn?: boolean;
}) {
  const say = useSay();
  const rules = [{ pattern: bound, message: say(words.rangeWrong) }];
  return (
    <div className="range-row">
      <Form.Item name={[group, id, 'isOn']} valuePropName="checked" initialValue={isOn}>
        <Checkbox>{name}</Checkbox>
      </Form.Item>
      <Form.Item name={[group, id, 'from']} rules={rules}>
        <Input aria-label={say(words.from, { name })} placeholder={say(words.fromShort)} maxLength={64} />
      </Form.Item>
      <Form.Item name={[group, id, 'to']} rules={rules}>
        <Input aria-label={say(words.to, { name })} placeholder={say(words.toShort)} maxLength={64} />
      </Form.Item>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { ask, useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { showTime } from '../../kit/formats.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { compareVersions } from '../../kit/version-order.ts';
import type { Version } from './status-tag.tsx';
import { words } from './words.ts';

interface Props {
  program: OutputOf<'programs.get'>;
  version: Version;
  online: Version | null;
}

/** R-VER-09: now or at a time, for every bound application; first shows who gets what. */
export function PublishButton({ program, version, online }: Props) {
  const say = useSay();
  const { language } = useAppearance();
  const notices = useNotices();
  const [isOpen, setOpen] = useState(false);
  const publish = useChange('versions.publish', { isQuiet: true });
  const { number, id: versionId } = version;
  const at = { programId: program.id };
  return (
    <>
      <ActionButton
        type="primary"
        permission="versions.publish"
        at={at}
        refusal={program.isOnShelf ? undefined : say(words.offShelf)}
        onClick={() => setOpen(true)}
      >
        {say(words.publish)}
      </ActionButton>
      <FormDialog<{ when: 'now' | 'later'; at?: Dayjs }>
        title={say(words.publishAsk, { number })}
        submitText={say(words.publish)}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        initial={{ when: 'now' }}
        onSubmit={async (given) => {
          const time = given.when === 'later' && given.at ? given.at.valueOf() : undefined;
          await publish.mutateAsync({ ...at, versionId, ...(time !== undefined && { at: time }) });
          if (time === undefined) notices.done(say(words.published, { number }));
          else notices.done(say(words.scheduled, { number, time: showTime(time, language) }));
        }}
      >
        <Effect program={program} version={version} online={online} />
        <Form.Item name="when">
          <Radio.Group
            options={[
              { value: 'now', label: say(words.publishNow) },
              { value: 'later', label: say(words.publishLater) },
            ]}
          />
        </Form.Item>
        <Form.Item noStyle shouldUpdate>
          {({ getFieldValue }) => getFieldValue('when') === 'later' && <WhenField />}
        </Form.Item>
      </FormDialog>
    </>
  );
}

function WhenField() {
  const say = useSay();
  const required = useRequired();
  return (
    <Form.Item
      name="at"
      label={say(words.publishAt)}
      rules={[
        { required: true, message: required.message },
        {
          validator: async (_, at: Dayjs | undefined) => {
            if (at && at.valueOf() <= Date.now()) throw new Error(say(words.publishPast));
          },
        },
      ]}
    >
      <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
    </Form.Item>
  );
}

/** The preview: applications, users, and the grayscale tasks that end (R-GRAY-14). */
function Effect({ program, version, online }: Props) {
  const say = useSay();
  const programId = program.id;
  const { data: bindings } = useQuery(ask('bindings.ofProgram', { programId }));
  const { data: tasks } = useQuery(ask('grayscale.list', { programId, limit: 200 }));
  const apps = bindings?.items.filter(({ status }) => status === 'bound').map(({ appName }) => appName) ?? [];
  const ending = (tasks?.items ?? []).filter(
    ({ state, number }) => state !== 'ended' && compareVersions(number, version.number) <= 0,
  );
  return (
    <section className="effect" aria-label={say(words.publishWho)}>
      <h3>{say(words.publishWho)}</h3>
      <ul>
        <li>
          {apps.length > 0 ? say(words.publishApps, { apps: apps.join(', ') }) : say(words.publishNoApps)}
        </li>
        <li>
          {online
            ? say(words.publishFrom, { old: online.number, new: version.number })
            : say(words.publishFirst)}
        </li>
        {ending.length > 0 && (
          <li>{say(words.publishEnds, { tasks: ending.map(({ name }) => name).join(', ') })}</li>
        )}
      </ul>
    </section>
  );
}

export function UnscheduleButton({ version }: { version: Version }) {
  const say = useSay();
  const drop = useChange('versions.unschedule');
  const { programId, id: versionId } = version;
  return (
    <ActionButton
      permission="versions.publish"
      at={{ programId }}
      loading={drop.isPending}
      onClick={() => drop.mutate({ programId, versionId })}
    >
      {say(words.unschedule)}
    </ActionButton>
  );
}

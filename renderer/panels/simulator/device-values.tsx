import { useState, type ReactNode } from 'react';
import type { PermissionAnswer } from '../../../contract/simulator-bridge.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Check, Field } from '../../kit/field.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { CITIES, POSES } from './device-presets.ts';
import { scopeTitle } from './scope-titles.ts';
import {
  changeSettings,
  NETWORKS,
  networkTitle,
  simulatorOf,
  type SimulatorState,
} from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

interface Props {
  workbench: Workbench;
  state: SimulatorState;
}

/** What the device senses, beside the phone: programs see a change at once. */
export function DeviceValues({ workbench, state }: Props) {
  const say = useSay();
  const close = () => simulatorOf(workbench).store.setState({ showsDevice: false });
  return (
    <section className="simulator-device" aria-label={say(w.deviceValues)}>
      <header>
        <h2>{say(w.deviceValues)}</h2>
        <IconButton icon="close" name={say(w.close)} onPress={close} />
      </header>
      <Place workbench={workbench} state={state} />
      <Motion workbench={workbench} state={state} />
      <Power workbench={workbench} state={state} />
      <Permissions workbench={workbench} state={state} />
    </section>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** A number that is sent once it is one, and within its limits. */
function NumberField(props: {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
}) {
  const say = useSay();
  const { label, value, least, most } = props;
  const [draft, setDraft] = useState<string | undefined>();
  const isGood = (text: string): boolean =>
    text.trim() !== '' && Number(text) >= least && Number(text) <= most;
  const error = draft !== undefined && !isGood(draft) ? say(w.numberBetween, { least, most }) : undefined;
  return (
    <Field label={label} error={error}>
      {(id) => (
        <input
          id={id}
          inputMode="decimal"
          aria-invalid={error !== undefined}
          value={draft ?? String(value)}
          onChange={({ currentTarget }) => {
            setDraft(currentTarget.value);
            if (isGood(currentTarget.value)) props.onChange(Number(currentTarget.value));
          }}
          onBlur={() => setDraft(undefined)}
        />
      )}
    </Field>
  );
}

function Place({ workbench, state }: Props) {
  const say = useSay();
  const { place } = state.settings;
  const set = (change: Partial<typeof place>) =>
    changeSettings(workbench, { place: { ...place, ...change } });
  const city = CITIES.findIndex(
    ({ latitude, longitude }) => latitude === place.latitude && longitude === place.longitude,
  );
  return (
    <Group title={say(w.place)}>
      <Field label={say(w.city)}>
        {(id) => (
          <select
            id={id}
            value={city}
            onChange={({ currentTarget }) => {
              const { latitude, longitude } = CITIES[Number(currentTarget.value)] ?? place;
              set({ latitude, longitude });
            }}
          >
            {city < 0 ? <option value={-1}>{say(w.elsewhere)}</option> : null}
            {CITIES.map(({ title }, index) => (
              <option key={title.en} value={index}>
                {say(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="simulator-device-row">
        <NumberField
          label={say(w.latitude)}
          value={place.latitude}
          least={-90}
          most={90}
          onChange={(latitude) => set({ latitude })}
        />
        <NumberField
          label={say(w.longitude)}
          value={place.longitude}
          least={-180}
          most={180}
          onChange={(longitude) => set({ longitude })}
        />
      </div>
      <div className="simulator-device-row">
        <NumberField
          label={say(w.altitude)}
          value={place.altitude}
          least={-500}
          most={20_000}
          onChange={(altitude) => set({ altitude })}
        />
        <NumberField
          label={say(w.accuracy)}
          value={place.accuracy}
          least={1}
          most={10_000}
          onChange={(accuracy) => set({ accuracy })}
        />
        <NumberField
          label={say(w.speed)}
          value={place.speed}
          least={-1}
          most={400}
          onChange={(speed) => set({ speed })}
        />
      </div>
    </Group>
  );
}

function Motion({ workbench, state }: Props) {
  const say = useSay();
  const { motion } = state.settings;
  const set = (change: Partial<typeof motion>) =>
    changeSettings(workbench, { motion: { ...motion, ...change } });
  const pose = POSES.findIndex(
    ({ acceleration, orientation }) =>
      JSON.stringify([acceleration, orientation]) ===
      JSON.stringify([motion.acceleration, motion.orientation]),
  );
  return (
    <Group title={say(w.motion)}>
      <Field label={say(w.pose)}>
        {(id) => (
          <select
            id={id}
            value={pose}
            onChange={({ currentTarget }) => {
              const chosen = POSES[Number(currentTarget.value)];
              if (chosen) set({ acceleration: chosen.acceleration, orientation: chosen.orientation });
            }}
          >
            {pose < 0 ? <option value={-1}>{say(w.otherPose)}</option> : null}
            {POSES.map(({ title }, index) => (
              <option key={title.en} value={index}>
                {say(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Range
        label={say(w.direction)}
        unit="°"
        least={0}
        most={359}
        value={motion.direction}
        onChange={(direction) => set({ direction })}
      />
      <Axes
        title={say(w.acceleration)}
        values={motion.acceleration}
        most={16}
        onChange={(acceleration) => set({ acceleration })}
      />
      <Axes
        title={say(w.rotation)}
        values={motion.rotation}
        most={35}
        onChange={(rotation) => set({ rotation })}
      />
      <Axes
        title={say(w.orientation)}
        values={motion.orientation}
        most={360}
        onChange={(orientation) => set({ orientation })}
      />
    </Group>
  );
}

function Axes<T extends object>(props: {
  title: string;
  values: T;
  most: number;
  onChange: (values: T) => void;
}) {
  const { title, values, most } = props;
  return (
    <div className="simulator-device-row" role="group" aria-label={title}>
      {Object.entries(values as Record<string, number>).map(([axis, value]) => (
        <NumberField
          key={axis}
          label={`${title} ${axis}`}
          value={value}
          least={-most}
          most={most}
          onChange={(next) => props.onChange({ ...values, [axis]: next })}
        />
      ))}
    </div>
  );
}

function Range(props: {
  label: string;
  unit: string;
  least: number;
  most: number;
  value: number;
  onChange: (value: number) => void;
}) {
  const { label, unit, least, most, value } = props;
  return (
    <Field label={`${label}: ${value}${unit}`}>
      {(id) => (
        <input
          id={id}
          type="range"
          min={least}
          max={most}
          value={value}
          onChange={({ currentTarget }) => props.onChange(Number(currentTarget.value))}
        />
      )}
    </Field>
  );
}

function Power({ workbench, state }: Props) {
  const say = useSay();
  const { battery, network } = state.settings;
  const set = (change: Partial<typeof battery>) =>
    changeSettings(workbench, { battery: { ...battery, ...change } });
  return (
    <Group title={say(w.power)}>
      <Range
        label={say(w.level)}
        unit="%"
        least={1}
        most={100}
        value={battery.level}
        onChange={(level) => set({ level })}
      />
      <Check
        label={say(w.charging)}
        checked={battery.isCharging}
        onChange={(isCharging) => set({ isCharging })}
      />
      <Check
        label={say(w.lowPower)}
        checked={battery.isLowPowerModeEnabled}
        onChange={(isLowPowerModeEnabled) => set({ isLowPowerModeEnabled })}
      />
      <Field label={say(w.network)}>
        {(id) => (
          <select
            id={id}
            value={network}
            onChange={({ currentTarget }) =>
              changeSettings(workbench, { network: currentTarget.value as typeof network })
            }
          >
            {NETWORKS.map((one) => (
              <option key={one} value={one}>
                {networkTitle(one, say)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Group>
  );
}

/** What a person answered the program; taken back, it asks again. */
function Permissions({ workbench, state }: Props) {
  const say = useSay();
  const answers = Object.entries(state.settings.permissions);
  const set = (answer: PermissionAnswer, scope?: string) =>
    simulatorOf(workbench).frame?.tell({
      type: 'permission.set',
      answer,
      ...(scope === undefined ? {} : { scope }),
    });
  return (
    <Group title={say(w.permissions)}>
      {answers.length === 0 ? <p className="field-hint">{say(w.noPermissions)}</p> : null}
      {answers.map(([scope, isAllowed]) => (
        <Field key={scope} label={scopeTitle(scope, say)}>
          {(id) => (
            <select
              id={id}
              value={isAllowed ? 'allow' : 'deny'}
              onChange={({ currentTarget }) => set(currentTarget.value as PermissionAnswer, scope)}
            >
              <option value="allow">{say(w.allowed)}</option>
              <option value="deny">{say(w.denied)}</option>
              <option value="ask">{say(w.askAgain)}</option>
            </select>
          )}
        </Field>
      ))}
      {answers.length > 0 ? <Button onPress={() => set('ask')}>{say(w.askAll)}</Button> : null}
    </Group>
  );
}

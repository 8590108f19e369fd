import { useQuery } from '@tanstack/react-query';
import { Button } from '../../kit/button.tsx';
import { ask } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { Card } from '../../kit/page.tsx';
import { saveCsv } from '../../kit/save-file.ts';
import type { Span } from '../../kit/span.tsx';
import { Shown } from '../../kit/states.tsx';
import { cohortsOf, steps } from './cohorts.ts';
import { words } from './words.ts';

/** R-AN-01: who comes again, by the day they were first seen. Darker is more. */
export function Retention({ programId, span }: { programId: string; span: Span }) {
  const { from, to } = span;
  const returning = useQuery(ask('analytics.retention', { programId, from, to }));
  return <Shown of={returning}>{({ items }) => <RetentionTable items={items} to={to} />}</Shown>;
}

function RetentionTable({ items, to }: { items: ItemOf<'analytics.retention'>[]; to: string }) {
  const say = useSay();
  const cohorts = cohortsOf(items, to);
  const head = [say(words.cohort), say(words.fresh), ...steps.map((days) => say(words.after, { days }))];
  const save = () =>
    saveCsv(`retention-${to}.csv`, [
      head,
      ...cohorts.map(({ day, size, shares }) => [
        day,
        size,
        ...shares.map((share) => (share === null ? null : Math.round(share * 1000) / 10)),
      ]),
    ]);
  return (
    <Card title={say(words.retention)} actions={<Button onClick={save}>{say(words.csv)}</Button>}>
      <p className="quiet form-hint">{say(words.retentionHint)}</p>
      <div className="retention" tabIndex={0} role="region" aria-label={say(words.retention)}>
        <table>
          <thead>
            <tr>
              {head.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map(({ day, size, shares }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{size}</td>
                {shares.map((share, at) => (
                  <td key={steps[at]} style={share === null ? undefined : { background: shadeOf(share) }}>
                    {share === null ? '' : `${Math.round(share * 100)}%`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const shadeOf = (share: number) =>
  `color-mix(in srgb, var(--accent) ${Math.round(share * 40)}%, transparent)`;

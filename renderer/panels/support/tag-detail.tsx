import { useSay } from '../../kit/text.ts';
import type { Tag } from './rows.ts';
import { supportWords as w } from './words.ts';

const shown = (value: unknown) => (value === '' ? "''" : JSON.stringify(value));

/** A tag's attributes with defaults and values, and its events. */
export function TagDetail({ tag }: { tag: Tag }) {
  const say = useSay();
  const events = Object.entries(tag.events);
  return (
    <>
      <p>
        {say(tag.doc)} {say(w.since)} {tag.since}.
      </p>
      {tag.limits ? <p>{say(tag.limits)}</p> : null}
      {Object.keys(tag.props).length > 0 ? (
        <table>
          <caption>{say(w.attributes)}</caption>
          <thead>
            <tr>
              {[w.attribute, w.meaning].map((word) => (
                <th key={word.en} scope="col">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(tag.props).map(([name, prop]) => (
              <tr key={name}>
                <td>
                  <code>{name}</code>
                  <small>
                    {prop.type} = {shown(prop.default)}
                  </small>
                </td>
                <td>
                  {say(prop.doc)}
                  {prop.values ? <small>{prop.values.join(' · ')}</small> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {events.length > 0 ? (
        <dl aria-label={say(w.events)}>
          {events.map(([name, { doc, detail }]) => (
            <div key={name}>
              <dt>
                <code>bind:{name}</code>
              </dt>
              <dd>
                {say(doc)}
                {detail ? <small>{detail}</small> : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

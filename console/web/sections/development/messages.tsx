import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import { useState } from 'react';
import { SearchField } from '../../kit/search-field.tsx';
import { ask, useChange } from '../../kit/ask.ts';
import { Confirm } from '../../kit/confirm.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card } from '../../kit/page.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { useParam } from '../../kit/router.tsx';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Copyable } from '../../kit/copyable.tsx';
import { KeywordDialog } from './keyword-dialog.tsx';
import { TestDialog } from './test-dialog.tsx';
import { words } from './words.ts';

type Template = ItemOf<'messages.mine'>;
export type PublicTemplate = ItemOf<'messages.library'>;
const types = ['one_time', 'long_term', 'service'] as const;

/** R-MSG-01…06: what was chosen, and the library to choose from. */
export function Messages({ programId }: { programId: string }) {
  return (
    <>
      <Mine programId={programId} />
      <Library programId={programId} />
    </>
  );
}

function Mine({ programId }: { programId: string }) {
  const say = useSay();
  const at = { programId };
  const mine = useQuery(ask('messages.mine', at));
  const remove = useChange('messages.remove', { isQuiet: true });
  const [leaving, setLeaving] = useState<Template | null>(null);
  const [tested, setTested] = useState<Template | null>(null);
  return (
    <Card title={say(words.mine)}>
      <Shown of={mine} rows={2}>
        {({ items }) => (
          <Rows
            label={say(words.mine)}
            rows={items}
            rowKey={({ id }) => id}
            empty={<Nothing title={say(words.mineNone)} hint={say(words.mineHint)} />}
            columns={[
              { key: 'title', title: say(words.title), render: ({ title }) => title },
              { key: 'type', title: say(words.type), render: ({ type }) => <Tag>{say(words[type])}</Tag> },
              {
                key: 'keywords',
                title: say(words.keywords),
                render: ({ keywords }) => keywords.map((keyword) => <Tag key={keyword}>{keyword}</Tag>),
              },
              {
                key: 'id',
                title: say(words.templateId),
                render: ({ id }) => <Copyable text={id} name={say(words.templateId)} />,
              },
              {
                key: 'action',
                title: '',
                align: 'right',
                render: (template) => (
                  <span className="row-actions">
                    <ActionButton
                      size="small"
                      permission="messages.manage"
                      at={at}
                      aria-label={`${say(words.test)} ${template.title}`}
                      onClick={() => setTested(template)}
                    >
                      {say(words.test)}
                    </ActionButton>
                    <ActionButton
                      size="small"
                      permission="messages.manage"
                      at={at}
                      aria-label={`${say(words.remove)} ${template.title}`}
                      onClick={() => setLeaving(template)}
                    >
                      {say(words.remove)}
                    </ActionButton>
                  </span>
                ),
              },
            ]}
          />
        )}
      </Shown>
      {tested && <TestDialog programId={programId} template={tested} onClose={() => setTested(null)} />}
      <Confirm
        title={say(words.removeTemplateAsk, { title: leaving?.title ?? '' })}
        confirmText={say(words.remove)}
        isDanger
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={() => remove.mutateAsync({ programId, templateId: leaving!.id })}
      >
        <p>{say(words.removeTemplateWords)}</p>
      </Confirm>
    </Card>
  );
}

function Library({ programId }: { programId: string }) {
  const say = useSay();
  const { language } = useAppearance();
  const [type, setType] = useParam('type', '');
  const [search, setSearch] = useParam('search', '');
  const [chosen, setChosen] = useState<PublicTemplate | null>(null);
  const filter = types.find((known) => known === type);
  const library = useQuery(
    ask('messages.library', { ...(filter && { type: filter }), ...(search && { search }) }),
  );
  return (
    <Card title={say(words.library)}>
      <div className="filters">
        <Select
          aria-label={say(words.type)}
          value={filter ?? ''}
          onChange={(value: string) => setType(value || null)}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say(words.allTypes) },
            ...types.map((value) => ({ value, label: say(words[value]) })),
          ]}
        />
        <SearchField
          key={search}
          label={say(words.searchTemplate)}
          initial={search}
          onSearch={(text) => setSearch(text || null)}
        />
      </div>
      <p className="quiet">{say(words.longHint)}</p>
      <Shown of={library}>
        {({ items }) => (
          <Rows
            label={say(words.library)}
            rows={items}
            rowKey={({ id }) => id}
            empty={<Nothing title={say(words.libraryNone)} />}
            columns={[
              { key: 'title', title: say(words.title), render: ({ title }) => title[language] },
              { key: 'type', title: say(words.type), render: (item) => <Tag>{say(words[item.type])}</Tag> },
              { key: 'keywords', title: say(words.keywords), render: ({ keywords }) => keywords.join(', ') },
              {
                key: 'action',
                title: '',
                align: 'right',
                render: (template) => (
                  <ActionButton
                    size="small"
                    permission="messages.manage"
                    at={{ programId }}
                    aria-label={`${say(words.choose)} ${template.title[language]}`}
                    onClick={() => setChosen(template)}
                  >
                    {say(words.choose)}
                  </ActionButton>
                ),
              },
            ]}
          />
        )}
      </Shown>
      {chosen && (
        <KeywordDialog
          key={chosen.id}
          programId={programId}
          template={chosen}
          onClose={() => setChosen(null)}
        />
      )}
    </Card>
  );
}

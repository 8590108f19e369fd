import { useState } from 'react';
import type { TreeAttribute, TreeNode } from '../../../contract/debug/tree.ts';
import type { DebugSession } from '../../debug/session.ts';
import { Icon } from '../../kit/icon.tsx';
import { List } from '../../kit/list.tsx';
import { Menu, type MenuAt } from '../../kit/menu.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { openSource } from './place-link.tsx';
import type { TreeModel, TreeRow } from './tree-model.ts';
import { wxmlWords as w } from './words.ts';

interface TreeViewProps {
  workbench: Workbench;
  session: DebugSession;
  model: TreeModel;
  rows: readonly TreeRow[];
  chosen: number | undefined;
}

/** Tags as they are written. Hovering marks the element in the program; arrows open and close. */
export function TreeView({ workbench, session, model, rows, chosen }: TreeViewProps) {
  const say = useSay();
  const [menu, setMenu] = useState<MenuAt>();
  const focused = rows.findIndex(({ node, isEnd }) => node.id === chosen && !isEnd);
  const mark = (id: number): void => {
    session.call('tree.highlight', { id }).catch(() => {
      // A program that has ended shows no mark either.
    });
  };
  const goTo = (id: number): void =>
    void workbench.attempt(async () =>
      openSource(workbench, (await session.call('tree.detail', { id }))?.place),
    );
  const onKey = (event: React.KeyboardEvent, index: number): boolean => {
    const row = rows[index];
    if (!row) return false;
    const { node, isOpen, depth } = row;
    if (event.key === 'ArrowRight' && node.children > 0 && !isOpen) model.toggle(node.id, true);
    else if (event.key === 'ArrowLeft' && isOpen) model.toggle(node.id, false);
    else if (event.key === 'ArrowLeft') {
      const above = rows.findLast((one, at) => at < index && one.depth < depth && !one.isEnd);
      if (above) model.choose(above.node.id);
    } else if (event.key === 'F12') goTo(node.id);
    else return false;
    return true;
  };
  return (
    <>
      <List
        id="wxml"
        role="tree"
        label={say(w.tree)}
        items={rows}
        rowHeight={20}
        focused={focused}
        keyOf={({ node, isEnd }) => `${node.id}${isEnd ? '/' : ''}`}
        onFocus={(index) => {
          // The end of a tag is no stop of its own: on to the next line that is, or back where there is none.
          const isStop = ({ isEnd }: TreeRow): boolean => !isEnd;
          const down = rows.slice(index).find(isStop);
          const up = rows.slice(0, index + 1).findLast(isStop);
          const row = focused >= 0 && index < focused ? (up ?? down) : (down ?? up);
          if (row) model.choose(row.node.id);
        }}
        onOpen={({ node }, _index, how) => how !== 'click' && node.children > 0 && model.toggle(node.id)}
        onKey={onKey}
        onMenu={({ clientX: x, clientY: y }, index) => {
          const node = rows[index]?.node;
          if (!node) return;
          const copy = () => void workbench.attempt(() => navigator.clipboard.writeText(tagText(node)));
          setMenu({
            x,
            y,
            items: [
              { id: 'source', title: say(w.reveal), keys: 'F12', run: () => goTo(node.id) },
              { id: 'copy', title: say(w.copyTag), run: copy },
            ],
          });
        }}
        rowProps={({ node, depth, isOpen }) => ({
          'aria-level': depth + 1,
          ...(node.children > 0 ? { 'aria-expanded': isOpen } : {}),
          onMouseEnter: () => mark(node.id),
        })}
        rowClass={({ node }) => `wxml-row ${node.kind}`}
        row={(row) => <RowView row={row} onToggle={() => model.toggle(row.node.id)} />}
      />
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
    </>
  );
}

function RowView({ row, onToggle }: { row: TreeRow; onToggle: () => void }) {
  const { node, depth, isOpen, isEnd } = row;
  return (
    <>
      <span style={{ width: depth * 12 }} />
      {node.children > 0 && !isEnd ? (
        <span
          className="wxml-toggle"
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        </span>
      ) : (
        <span className="wxml-toggle" />
      )}
      <span className="wxml-code">{isEnd ? <End node={node} /> : <Start node={node} isOpen={isOpen} />}</span>
    </>
  );
}

const End = ({ node }: { node: TreeNode }) => (
  <>
    {'</'}
    <b>{String(node.tag)}</b>
    {'>'}
  </>
);

function Start({ node, isOpen }: { node: TreeNode; isOpen: boolean }) {
  if (node.kind === 'text') return <span className="wxml-text">{String(node.text).trim()}</span>;
  if (node.kind === 'shadow') return <span className="wxml-shadow">#shadow-root</span>;
  return (
    <>
      {'<'}
      <b>{String(node.tag)}</b>
      {node.attributes.map((attribute) => (
        <Attribute key={`${attribute.kind}${attribute.name}`} attribute={attribute} />
      ))}
      {node.children > 0 ? '>' : ' />'}
      {node.children > 0 && !isOpen ? (
        <>
          {'…</'}
          <b>{String(node.tag)}</b>
          {'>'}
        </>
      ) : null}
    </>
  );
}

const Attribute = ({ attribute: { name, value } }: { attribute: TreeAttribute }) => (
  <>
    {' '}
    <i>{String(name)}</i>
    {'='}
    <span className="wxml-value">{`"${String(value)}"`}</span>
  </>
);

export function tagText({ kind, tag, text = '', attributes, children }: TreeNode): string {
  if (kind === 'text') return text.trim();
  const words = attributes.map(({ name, value }) => ` ${name}="${value}"`).join('');
  return `<${tag}${words}${children > 0 ? '>' : ' />'}`;
}

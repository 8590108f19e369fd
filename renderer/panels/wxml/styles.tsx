import type {
  TreeBox,
  TreeDeclaration,
  TreeDetail,
  TreeRule,
  TreeSides,
} from '../../../contract/debug/tree.ts';
import type { DebugSession } from '../../debug/session.ts';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { PlaceLink } from './place-link.tsx';
import { LiveField } from './live-field.tsx';
import { wxmlWords as w } from './words.ts';

interface StylesTabProps {
  workbench: Workbench;
  session: DebugSession;
  detail: TreeDetail;
  onEdited: () => void;
}

/** Rules that apply, strongest first, what loses struck out; values change live. Below them the box. */
export function StylesTab({ workbench, session, detail, onEdited }: StylesTabProps) {
  const say = useSay();
  const { rules, box, node } = detail;
  const own = node.attributes.find(({ kind }) => kind === 'style')?.value ?? '';
  const writeOwn = (value: string) =>
    session.call('tree.write', { id: node.id, kind: 'style', name: 'style', value }).then(onEdited);
  const restyle =
    (rule: TreeRule, { name }: TreeDeclaration) =>
    (value: string) => {
      if (rule.selector !== '')
        return session.call('tree.restyle', { rule: rule.index, name, value }).then(onEdited);
      const kept = rule.declarations.map((one) => `${one.name}: ${one.name === name ? value : one.value}`);
      return writeOwn(kept.filter((text) => !text.endsWith(': ')).join('; '));
    };
  const canHaveOwn = node.kind === 'element' || node.kind === 'component';
  return (
    <div className="wxml-styles">
      <div className="wxml-rules">
        {rules.length === 0 ? <p className="wxml-note">{say(w.noRules)}</p> : null}
        {canHaveOwn ? (
          <div className="wxml-rule">
            <LiveField
              name={say(w.addStyle)}
              placeholder={say(w.addStyle)}
              value=""
              isNew
              onWrite={(text) => writeOwn([own.replace(/;\s*$/, ''), text].filter(Boolean).join('; '))}
            />
          </div>
        ) : null}
        {rules.map((rule) => (
          <div key={rule.index} className="wxml-rule">
            <div className="wxml-selector">
              <span>
                {rule.around.map((around, index) => (
                  <em key={index}>{String(around)} </em>
                ))}
                {rule.selector === '' ? <em>{say(w.ownStyle)}</em> : String(rule.selector)}
              </span>
              {rule.isBuiltin ? (
                <em>{say(w.builtin)}</em>
              ) : (
                <PlaceLink workbench={workbench} place={rule.place} />
              )}
            </div>
            {rule.declarations.map((one, index) => (
              <div key={index} className={`wxml-declaration${one.isOverridden ? ' overridden' : ''}`}>
                <i>{String(one.name)}</i>:{' '}
                <LiveField
                  name={say(w.editValue, { name: String(one.name) })}
                  value={String(one.value)}
                  onWrite={restyle(rule, one)}
                />
                {one.important ? <em>!important</em> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      {box ? <Box box={box} /> : <p className="wxml-note">{say(w.notDrawn)}</p>}
    </div>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

function Box({ box }: { box: TreeBox }) {
  const say = useSay();
  const { margin, border, padding } = box;
  const across = box.width - border.left - border.right - padding.left - padding.right;
  const down = box.height - border.top - border.bottom - padding.top - padding.bottom;
  return (
    <div className="wxml-box" role="group" aria-label={say(w.box)}>
      <Layer name="margin" label={say(w.margin)} sides={margin}>
        <Layer name="border" label={say(w.border)} sides={border}>
          <Layer name="padding" label={say(w.padding)} sides={padding}>
            <div className="wxml-content">{`${round(across)} × ${round(down)}`}</div>
          </Layer>
        </Layer>
      </Layer>
    </div>
  );
}

function Layer(props: { name: string; label: string; sides: TreeSides; children: React.ReactNode }) {
  const { name, label, sides, children } = props;
  return (
    <div className={`wxml-layer ${name}`}>
      <span className="name">{label}</span>
      <span className="top">{round(sides.top) || '-'}</span>
      <span className="left">{round(sides.left) || '-'}</span>
      {children}
      <span className="right">{round(sides.right) || '-'}</span>
      <span className="bottom">{round(sides.bottom) || '-'}</span>
    </div>
  );
}

import './value.css';
import type { RemotePreview, RemoteValue } from '../../contract/debug/values.ts';

/** A value in one line, in the colours of code. Quotes only where it is a member of something. */
export function ValueLine({ value, isMember = false }: { value: RemoteValue; isMember?: boolean }) {
  const { type, isCut } = value;
  const text = String(value.text);
  if (type === 'string')
    return (
      <span className={isMember ? 'value-string' : 'value-text'}>
        {isMember ? JSON.stringify(text) : text}
        {isCut ? '…' : ''}
      </span>
    );
  if (value.preview) return <Preview value={value} />;
  if (type === 'array' || type === 'map' || type === 'set')
    return <span className="value-class">{`${text || 'Array'}(${value.size ?? 0})`}</span>;
  if (type === 'object') return <span className="value-class">{text ? `${text} {…}` : '{…}'}</span>;
  return <span className={`value-${type}`}>{isCut ? `${text}…` : text}</span>;
}

function Preview({ value }: { value: RemoteValue }) {
  const { type, text, size, preview = [], isCut } = value;
  const isArray = type === 'array';
  const head = isArray && text === 'Array' ? (size && size > 1 ? `(${size}) ` : '') : headOf(value);
  const mark = type === 'map' ? ' => ' : ': ';
  return (
    <span className="value-preview">
      {head ? <span className="value-class">{head}</span> : null}
      {isArray ? '[' : '{'}
      {preview.map((item, index) => (
        <PreviewItem key={index} item={item} mark={mark} isFirst={index === 0} />
      ))}
      {isCut ? (preview.length > 0 ? ', …' : '…') : ''}
      {isArray ? ']' : '}'}
    </span>
  );
}

const headOf = ({ text, size }: RemoteValue): string =>
  text === '' ? '' : size === undefined ? `${text} ` : `${text}(${size}) `;

function PreviewItem({ item, mark, isFirst }: { item: RemotePreview; mark: string; isFirst: boolean }) {
  return (
    <>
      {isFirst ? '' : ', '}
      {item.name === '' ? null : (
        <>
          <span className="value-name">{String(item.name)}</span>
          {mark}
        </>
      )}
      <ValueLine value={item.value} isMember />
    </>
  );
}

/** The same as text: for filters and the clipboard. */
export function lineText(value: RemoteValue, isMember = false): string {
  const { type, preview, size, isCut } = value;
  const text = String(value.text);
  if (type === 'string') return isMember ? JSON.stringify(text) : text;
  if (preview) {
    const mark = type === 'map' ? ' => ' : ': ';
    const items = preview.map(({ name, value: item }) =>
      name === '' ? lineText(item, true) : `${name}${mark}${lineText(item, true)}`,
    );
    if (isCut) items.push('…');
    return type === 'array' ? `[${items.join(', ')}]` : `${headOf(value)}{${items.join(', ')}}`;
  }
  if (size !== undefined) return `${text || 'Array'}(${size})`;
  return type === 'object' ? (text ? `${text} {…}` : '{…}') : text;
}

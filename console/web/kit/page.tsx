import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from './router.tsx';

/** The head of a page: where one is, what it is called, the one thing to do. `title` also names the browser's tab. */
export function PageHeader({
  title,
  hint,
  back,
  actions,
}: {
  title: string;
  hint?: ReactNode;
  back?: { href: string; title: string };
  actions?: ReactNode;
}) {
  useTitle(title);
  return (
    <header className="page-head">
      <div>
        {back && (
          <Link className="page-back" href={back.href}>
            {back.title}
          </Link>
        )}
        <h1>{title}</h1>
        {hint && <p className="quiet">{hint}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Tessera` : 'Tessera';
  }, [title]);
}

/** A part of a page with a head of its own: hairlines instead of boxes. */
export function Card({
  title,
  state,
  actions,
  children,
  label,
}: {
  title?: ReactNode;
  /** A tag or so, beside the title. */
  state?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  label?: string;
}) {
  return (
    <section className="card" aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
      {(title || actions) && (
        <header className="card-head">
          <h2>{title}</h2>
          {state}
          {actions && <div className="card-actions">{actions}</div>}
        </header>
      )}
      <div className="card-body">{children}</div>
    </section>
  );
}

/** Names and values, one pair a row: `[name, value]`. */
export function Facts({ of }: { of: (readonly [name: string, value: ReactNode] | false | null)[] }) {
  return (
    <dl className="facts">
      {of.map(
        (fact) =>
          fact && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

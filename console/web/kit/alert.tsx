import type { ReactNode } from 'react';

interface AlertProps {
  type: 'info' | 'success' | 'warning' | 'error';
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
  role?: 'alert' | 'status';
  className?: string;
}

/** A sentence that must not be overlooked, where it belongs on the page. */
export function Alert({ type, title, description, action, role, className }: AlertProps) {
  return (
    <div className={`alert is-${type}${className ? ` ${className}` : ''}`} role={role}>
      <div className="alert-text">
        <div>{title}</div>
        {description && <div className="quiet">{description}</div>}
      </div>
      {action}
    </div>
  );
}

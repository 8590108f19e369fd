import { useQuery } from '@tanstack/react-query';
import { Button } from './button.tsx';
import { Tooltip } from './tooltip.tsx';
import type { ButtonProps } from './button.tsx';
import { useState } from 'react';
import type { MouseEvent } from 'react';
import { ask } from './ask.ts';
import type { InputOf } from './console.ts';
import { useAppearance } from './language.tsx';
import { useMay } from './session.tsx';
import type { At } from './session.tsx';

type Permission = InputOf<'permissions.why'>['permission'];

export interface ActionProps extends Omit<ButtonProps, 'disabled'> {
  permission?: Permission;
  at?: At;
  /** Why it cannot be done now, in a sentence; left out: it can. */
  refusal?: string | undefined;
}

/**
 * A button that says why when it is disabled: the role that it takes (`permissions.why`), or `refusal`. It stays reachable by keyboard, so
 * that everybody can read the reason.
 */
export function ActionButton({ permission, at = {}, refusal, onClick, ...rest }: ActionProps) {
  const { reason, isRefused, wonder } = useReason(permission, at, refusal);
  // The reason comes a moment after it is asked for: the hint opens when it is there, not only at the next hover.
  const [isPointed, setPointed] = useState(false);
  const point = () => {
    setPointed(true);
    wonder();
  };
  const leave = () => setPointed(false);
  return (
    <Tooltip title={reason ?? ''} open={isPointed && isRefused && Boolean(reason)}>
      <Button
        {...rest}
        {...(isRefused && { type: 'default' as const, danger: false, className: 'is-refused' })}
        aria-disabled={isRefused || undefined}
        onMouseEnter={point}
        onMouseLeave={leave}
        onFocus={point}
        onBlur={leave}
        {...(onClick && { onClick: (event: MouseEvent<HTMLButtonElement>) => !isRefused && onClick(event) })}
      />
    </Tooltip>
  );
}

/** The same for what is not a button, such as a row of a menu: the sentence, or undefined where it may be done. */
export function useReason(
  permission: Permission | undefined,
  at: At,
  refusal: string | undefined,
): { isRefused: boolean; reason: string | undefined; wonder: () => void } {
  const { language } = useAppearance();
  const may = useMay(at);
  const [isWondering, setWondering] = useState(false);
  const isForbidden = permission !== undefined && may(permission) === false;
  const { data } = useQuery({
    ...ask('permissions.why', { permission: permission ?? 'programs.view', ...at }),
    enabled: isForbidden && isWondering,
    staleTime: 60_000,
  });
  return {
    isRefused: isForbidden || refusal !== undefined || (permission !== undefined && !may(permission)),
    reason: isForbidden ? data?.sentence[language] : refusal,
    wonder: () => setWondering(true),
  };
}

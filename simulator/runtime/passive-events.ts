/** The events whose listeners a program may declare passive: then a handler cannot keep the page from scrolling. */
export interface PassiveEvents {
  touchstart: boolean;
  touchmove: boolean;
  wheel: boolean;
}

const NONE: PassiveEvents = { touchstart: false, touchmove: false, wheel: false };

/** `enablePassiveEvent` and `setPassiveEvent` take one answer for all, or some by name; the others stay as before. */
export function passiveEventsWith(setting: unknown, before: PassiveEvents = NONE): PassiveEvents {
  if (typeof setting === 'boolean') return { touchstart: setting, touchmove: setting, wheel: setting };
  const named = (typeof setting === 'object' && setting !== null ? setting : {}) as Record<string, unknown>;
  const answer = (name: keyof PassiveEvents): boolean => {
    const given = named[name];
    return typeof given === 'boolean' ? given : before[name];
  };
  return { touchstart: answer('touchstart'), touchmove: answer('touchmove'), wheel: answer('wheel') };
}

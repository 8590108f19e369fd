const day = 24 * 3_600_000;
/** Days after the first one. */
export const steps = [1, 2, 3, 5, 7, 14, 30] as const;

export interface Cohort {
  day: string;
  size: number;
  /** One for each step; null: that day has not come yet. */
  shares: (number | null)[];
}

/** Newest first; of those first seen on a day, the share that was there on each later day. */
export function cohortsOf(
  items: readonly { firstDay: string; day: string; users: number }[],
  to: string,
): Cohort[] {
  const moment = (name: string) => Date.parse(`${name}T00:00:00Z`);
  const counts = new Map(items.map(({ firstDay, day: on, users }) => [`${firstDay} ${on}`, users]));
  const days = [...new Set(items.map(({ firstDay }) => firstDay))].sort().reverse();
  return days.map((first) => {
    const size = counts.get(`${first} ${first}`) ?? 0;
    const shares = steps.map((step) => {
      const on = moment(first) + step * day;
      if (on > moment(to)) return null;
      const users = counts.get(`${first} ${new Date(on).toISOString().slice(0, 10)}`) ?? 0;
      return size === 0 ? 0 : users / size;
    });
    return { day: first, size, shares };
  });
}

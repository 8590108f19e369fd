/** The shadow of something that lies `elevation` above what is below, as Material Design has it. */
export const elevated = (elevation: number): string =>
  elevation > 0 ? `0 ${elevation / 2}px ${elevation * 1.5}px rgb(0 0 0 / 0.3)` : 'none';

import { catalog } from '../simulator/components/catalog.ts';

/** Tags of the platform stand as plain elements `wx-<tag>`: a test looks at the component, not at how a slider is drawn. */
export const isBuiltinTag = (tag: string): boolean => catalog.has(tag);

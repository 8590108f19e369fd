import type { Diagnostic } from './diagnostic.ts';

/** One page as the sweep found it. */
export interface SweptPage {
  path: string;
  opened: boolean;
  /** Until `onReady`, in milliseconds. */
  ms: number;
  blank: boolean;
  exceptions: string[];
  /** Mistakes of ours, not of the program. */
  engineErrors: string[];
  missingApis: string[];
  missingTags: string[];
  failedResources: string[];
  /** Where the page went by itself, such as a login. */
  landedOn: string;
  /** File of its picture, where pictures were asked for. */
  screenshot?: string;
}

export interface SweepSummary {
  pages: number;
  opened: number;
  blank: number;
  withExceptions: number;
  withEngineErrors: number;
  medianMs: number;
  missingApis: string[];
  missingTags: string[];
}

export interface SweepResult {
  pages: SweptPage[];
  /** What the compiler refused: pages that need it are not as their author meant them. */
  mistakes: Diagnostic[];
  summary: SweepSummary;
}

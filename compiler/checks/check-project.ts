import { fileStart, type Diagnostic } from '../../contract/diagnostic.ts';
import { packageLimits, type PackageLimits, type PackageProblem } from '../../contract/package.ts';
import type { Packed } from '../package/pack.ts';
import { reportCompatibility, type CompatibilityReport, type SupportTable } from './compatibility.ts';
import { createPackFilter } from './pack-options.ts';
import { inProject, type ProjectView } from './project-view.ts';
import { runScan, type ScanResult } from './quality-scan.ts';
import { findReferences, type References } from './references.ts';
import { reportSizes, type PackageSize } from './size-report.ts';
import { findUnusedFiles, type UnusedFile } from './unused-files.ts';

export interface ProjectReport {
  sizes: PackageSize[];
  references: References;
  unused: UnusedFile[];
  scan: ScanResult[];
  compatibility: CompatibilityReport;
  /** All of the above that somebody should act on, as diagnostics of the project. */
  diagnostics: Diagnostic[];
}

export interface CheckInput {
  view: ProjectView;
  packed: Pick<Packed, 'manifest' | 'problems'>;
  support: SupportTable;
  limits?: PackageLimits;
}

/** Everything that `tessera check` and the IDE's report say of a program beside the compiler's diagnostics. */
export function checkProject({ view, packed, support, limits = packageLimits }: CheckInput): ProjectReport {
  const filter = createPackFilter(view.config.packOptions);
  const references = findReferences(view, filter.isIncluded);
  const packedFiles = new Set(packed.manifest.files.map(({ path }) => path));
  const unused = findUnusedFiles(view, references, (path) => packedFiles.has(`assets/${path}`));
  const sizes = reportSizes(packed.manifest, view.program.packages, limits);
  const scan = runScan({ view, sizes, unused });
  const compatibility = reportCompatibility(view, support);
  const diagnostics = [
    ...packed.problems.map((problem) => problemDiagnostic(view, problem)),
    ...scan.filter(({ passed }) => !passed).flatMap((result) => scanDiagnostics(view, result)),
    ...compatibilityDiagnostics(compatibility),
  ];
  return { sizes, references, unused, scan, compatibility, diagnostics };
}

function problemDiagnostic(view: ProjectView, { code, message }: PackageProblem): Diagnostic {
  return { file: inProject(view, 'app.json'), range: fileStart, code, severity: 'error', message };
}

function scanDiagnostics(view: ProjectView, { name, level, message }: ScanResult): Diagnostic[] {
  const severity = level === 'must' ? 'warning' : 'info';
  return [{ file: inProject(view, 'app.json'), range: fileStart, code: `scan/${name}`, severity, message }];
}

function compatibilityDiagnostics({ items }: CompatibilityReport): Diagnostic[] {
  return items
    .filter(({ support }) => support === 'unknown' || support === 'none')
    .flatMap(({ kind, support, message, uses }) =>
      uses.map(({ file, range }) => ({
        file,
        range,
        code: `compatibility/${support === 'none' ? 'unsupported' : 'unknown'}-${kind}`,
        severity: support === 'none' ? ('warning' as const) : ('info' as const),
        message,
      })),
    );
}

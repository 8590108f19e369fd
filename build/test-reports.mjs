// What the runners wrote down, as { passed, failed: names with their cause, skipped: names with their reason, unsteady: names }.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './node.mjs';

function readJson(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The name and, below it, the beginning of what was said: CI's log often shows only its end. */
function withCause(title, messages) {
  const lines = stripVTControlCharacters(messages.filter(Boolean).join('\n')).split('\n');
  const told = lines.filter((line) => line.trim() && !line.includes('node_modules')).slice(0, 12);
  return [title, ...told.map((line) => `      ${line.slice(0, 300)}`)].join('\n');
}

/** A runner that failed without naming a test (a crash, an unhandled error, no report) counts as one failure. */
export function withExitCode(code, result, name) {
  if (!result)
    return { passed: 0, failed: [`${name} ended (${code}) without a report`], skipped: [], unsteady: [] };
  if (code === 0 || result.failed.length > 0) return result;
  return { ...result, failed: [`${name} ended (${code}) although no test failed: see its output above`] };
}

export function readUnitTests(file) {
  const report = readJson(file);
  if (!report) return undefined;
  const result = { passed: 0, failed: [], skipped: [], unsteady: [] };
  for (const { name, status, message, assertionResults } of report.testResults) {
    const where = path.relative(root, name);
    for (const test of assertionResults) {
      const title = `${where}: ${test.fullName ?? test.title}`;
      const messages = test.failureMessages ?? [];
      if (test.status === 'failed') result.failed.push(withCause(title, messages));
      else if (test.status === 'passed') {
        result.passed += 1;
        if (messages.length > 0) result.unsteady.push(withCause(title, messages));
      } else result.skipped.push(title);
    }
    // A file that could not be loaded has no tests to fail.
    const hasFailure = assertionResults.some((test) => test.status === 'failed');
    if (status === 'failed' && !hasFailure)
      result.failed.push(`${where}: ${(message ?? 'failed').split('\n')[0]}`);
  }
  return result;
}

export function readJourneys(file) {
  const report = readJson(file);
  if (!report) return undefined;
  const result = {
    passed: 0,
    failed: report.errors.map(({ message = 'error' }) => message.split('\n')[0]),
    skipped: [],
    unsteady: [],
  };
  const visit = (suite, titles) => {
    for (const spec of suite.specs ?? []) {
      const title = `${spec.file}: ${[...titles, spec.title].join(' > ')}`;
      for (const test of spec.tests) {
        const reason = test.annotations.find(({ type }) => type === 'skip')?.description;
        if (test.status === 'skipped') result.skipped.push(reason ? `${title} (${reason})` : title);
        else if (test.status === 'expected') result.passed += 1;
        else {
          const said = test.results.flatMap(({ errors = [] }) => errors.map(({ message }) => message));
          if (test.status === 'flaky') result.passed += 1;
          (test.status === 'flaky' ? result.unsteady : result.failed).push(withCause(title, said));
        }
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, [...titles, inner.title]);
  };
  for (const suite of report.suites) visit(suite, []);
  return result;
}

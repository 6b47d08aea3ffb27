import { existsSync, readFileSync } from "node:fs";

export type Count = { passed: number; failed: number; skipped: number };

export const nothing: Count = { passed: 0, failed: 0, skipped: 0 };
export const passed: Count = { ...nothing, passed: 1 };

export function add(one: Count, other: Count): Count {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** Vitest's figures. A run that failed without a failed test (a file that does not load) counts as one failure. */
export function countTests(file: string, code: number): Count {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const count = {
    passed: Number(report.numPassedTests ?? 0),
    failed: Number(report.numFailedTests ?? 0),
    skipped: Number(report.numPendingTests ?? 0) + Number(report.numTodoTests ?? 0),
  };
  return atLeastOne(count, code);
}

/** Playwright's figures; a test that passed only at the second try counts as failed. */
export function countJourneys(file: string, code: number): Count {
  const stats = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).stats : {};
  const count = {
    passed: Number(stats.expected ?? 0),
    failed: Number(stats.unexpected ?? 0) + Number(stats.flaky ?? 0),
    skipped: Number(stats.skipped ?? 0),
  };
  return atLeastOne(count, code);
}

function atLeastOne(count: Count, code: number): Count {
  const isSilent = count.failed === 0 && (code !== 0 || count.passed === 0);
  return isSilent ? { ...count, failed: 1 } : count;
}

import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends the output with one plain line, `12 passed, 0 failed`. A file that does not load, and an error outside any test,
 * count as a failure each, so the line never says 0 failed of a run that failed.
 */
export class SummaryReporter implements Reporter {
  private line = '0 passed, 1 failed';

  onInit(): void {
    process.once('exit', () => writeSync(1, `\n${this.line}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
    }
    const skipped = counts.skipped + counts.pending;
    if (counts.passed + counts.failed + skipped === 0) return;
    this.line = `${counts.passed} passed, ${counts.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  }
}

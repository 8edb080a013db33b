import { writeFileSync } from 'node:fs';

/**
 * What a run of tests came to.
 *
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {Record<string, number>} skipped Tests by the reason why they could not run.
 */

/**
 * A vitest reporter that counts as strictly as the closing line of `npm test` promises: a test whose suite failed to
 * set itself up has failed, and so has a file that has no tests because it could not be loaded. Writes a {@link Tally}
 * to the file named by `HEARTH_TEST_TALLY`.
 */
export default class TallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Tally} */
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: {} };
    for (const module of modules) this.#count(module, tally);
    if (process.env.HEARTH_TEST_TALLY) writeFileSync(process.env.HEARTH_TEST_TALLY, JSON.stringify(tally));
  }

  /** @param {import('vitest/node').TestModule} module @param {Tally} tally */
  #count(module, tally) {
    const tests = [...module.children.allTests()];
    if (tests.length === 0 && module.errors().length > 0) tally.failed += 1;
    for (const test of tests) {
      const result = test.result();
      if (result.state === 'passed') tally.passed += 1;
      else if (result.state === 'failed' || brokenAbove(test)) tally.failed += 1;
      else {
        const reason =
          ('note' in result && result.note) || missingAbove(test) || `${test.fullName} is skipped in its file`;
        tally.skipped[reason] = (tally.skipped[reason] ?? 0) + 1;
      }
    }
  }
}

/** @param {import('vitest/node').TestCase} test */
function* above(test) {
  /** @type {import('vitest/node').TestSuite | import('vitest/node').TestModule} */
  let parent = test.parent;
  while (parent.type === 'suite') {
    yield parent;
    parent = parent.parent;
  }
  yield parent;
}

/** Whether a suite around this test failed by itself, in a hook. @param {import('vitest/node').TestCase} test */
function brokenAbove(test) {
  for (const suite of above(test)) if (suite.errors().length > 0) return true;
  return false;
}

/** What the machine lacks for a suite around this test. @param {import('vitest/node').TestCase} test */
function missingAbove(test) {
  for (const suite of above(test)) {
    const { missing } = /** @type {{ missing?: string }} */ (suite.meta());
    if (missing) return missing;
  }
  return undefined;
}

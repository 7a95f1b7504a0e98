import { type JestResult, verdict } from '../../scripts/test/verdict.mjs';
import { checkout } from './support/small-house.js';

/** A run of one file whose tests ended so. */
const aRun = (
  ...statuses: string[]
): { result: JestResult; code: number | string; args: string[]; interrupted: boolean } => ({
  result: {
    numPassedTests: statuses.filter((status) => status === 'passed').length,
    numFailedTests: statuses.filter((status) => status === 'failed').length,
    testResults: [
      {
        name: `${checkout}/libs/kernel/src/ids.spec.ts`,
        status: statuses.includes('failed') ? 'failed' : 'passed',
        assertionResults: statuses.map((status, i) => ({ status, fullName: `test ${i}` })),
      },
    ],
  },
  code: statuses.includes('failed') ? 1 : 0,
  args: ['libs/kernel'],
  interrupted: false,
});

describe('the verdict on a test run', () => {
  it('is green when all that exists has passed', () => {
    expect(verdict(aRun('passed', 'passed'))).toEqual({ lines: [], passed: 2, failed: 0 });
  });
  it.each([
    ['a failed test', aRun('passed', 'failed'), 1],
    ['a skipped test', aRun('passed', 'pending'), 1],
    ['a test to be written', aRun('passed', 'todo', 'todo'), 2],
    ['no test at all', aRun(), 1],
    ['a runner that gave no result', { ...aRun('passed'), result: null, code: 'signal SIGKILL' }, 1],
    ['a runner that failed after the tests', { ...aRun('passed'), code: 1 }, 1],
    ['an interruption', { ...aRun('passed'), interrupted: true }, 1],
  ])('is red for %s', (_, run, failed) => {
    expect(verdict(run).failed).toBe(failed);
  });
  it('is red for a file that failed outside its tests', () => {
    const run = aRun('passed');
    run.result.testResults[0]!.status = 'failed';
    expect(verdict(run)).toMatchObject({
      failed: 1,
      lines: ['1 files failed outside their tests:', '  libs/kernel/src/ids.spec.ts'],
    });
  });
  it('is red for spec files that no project of the runner matches, when everything was to run', () => {
    const { failed, lines } = verdict({ ...aRun('passed'), args: [] });
    expect(failed).toBeGreaterThan(0);
    expect(lines).toContain('  apps/desk/src/api/client.spec.ts');
  });
  it('lets a person pick tests by name, which leaves the others out', () => {
    expect(verdict({ ...aRun('passed', 'pending'), args: ['-t', 'one'] }).failed).toBe(0);
  });
});

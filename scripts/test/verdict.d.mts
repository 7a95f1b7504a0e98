export interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: 'passed' | 'failed';
    assertionResults: { status: string; fullName: string }[];
  }[];
}
export function verdict(run: {
  result: JestResult | null;
  code: number | string;
  args: string[];
  interrupted: boolean;
}): { lines: string[]; passed: number; failed: number };

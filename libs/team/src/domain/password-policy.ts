import { PasswordRefused } from './team-errors.js';
import type { PasswordProblem } from './team-errors.js';

const COMMON =
  /^(?:(?:pass?word|parol|пароль|qwerty|йцукен|admin|administrator|welcome|letmein|iloveyou|prorab|прораб)[\d!@#$%^&*_.-]*)+$/iu;
const LONGEST = 200;

/** Long and not guessable beats signs and digits (NIST SP 800-63B). @throws PasswordRefused */
export function checkPassword(password: string, { shortest, login }: { shortest: number; login: string }): void {
  const problem = problemOf(password, shortest, login);
  if (problem) throw new PasswordRefused(problem, shortest);
}

function problemOf(password: string, shortest: number, login: string): PasswordProblem | null {
  const letters = [...password];
  if (letters.length < shortest) return 'too-short';
  if (letters.length > LONGEST) return 'too-long';
  if (COMMON.test(password) || isRun(letters) || new Set(letters).size < 4) return 'too-common';
  const name = login.toLowerCase().split('@')[0] ?? '';
  return name.length > 3 && password.toLowerCase().includes(name) ? 'contains-login' : null;
}

/** `1234567890`, `abcdefghij`, backwards too. */
const isRun = (letters: readonly string[]): boolean => {
  const steps = letters.slice(1).map((letter, i) => (letter.codePointAt(0) ?? 0) - (letters[i]?.codePointAt(0) ?? 0));
  return steps.filter((step) => Math.abs(step) === 1 || step === -9).length >= letters.length - 2;
};

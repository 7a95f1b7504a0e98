import { hash } from 'node:crypto';

/** In hex; of several parts none can pass for another's. */
export const sha256 = (...parts: readonly (string | number)[]): string =>
  hash('sha256', parts.length === 1 ? String(parts[0]) : JSON.stringify(parts));
export const parsed = <T>(text: unknown): T => JSON.parse(String(text)) as T;

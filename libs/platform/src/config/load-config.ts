import { existsSync, readFileSync } from 'node:fs';
import { DomainError } from '@prorab/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ConfigProblem, configProblem, problemsOf } from './config-problem.js';

export class ConfigurationInvalid extends DomainError {
  constructor(
    file: string,
    readonly wrong: readonly ConfigProblem[],
  ) {
    super('invalid', 'platform.configuration-invalid', `${file} is not right:${listed(wrong.map(({ en }) => en))}`, {
      file,
      problems: wrong.map(({ en }) => en),
      list: listed(wrong.map(({ ru }) => ru)),
    });
  }
}

const listed = (problems: readonly string[]): string => problems.map((problem) => `\n  - ${problem}`).join('');

/** One top-level key of `company.yaml` and its schema. */
export interface ConfigSection<K extends string = string, S extends z.ZodType = z.ZodType> {
  key: K;
  schema: S;
  /** Parts that this configuration makes no use of, `ledger.commerceml`: what their variables hold does not matter. */
  idle?: (config: z.output<S>) => readonly string[];
}
export const configSection = <K extends string, S extends z.ZodType>(
  key: K,
  schema: S,
  idle?: (config: z.output<S>) => readonly string[],
): ConfigSection<K, S> => ({ key, schema, ...(idle && { idle }) });

/**
 * Reads `company.yaml`, refuses unknown keys, fills defaults. Errors name places and expectations, never values, since a
 * password may stand in the wrong line.
 * @throws ConfigurationInvalid
 */
export function loadConfig<const S extends readonly ConfigSection[]>(
  file: string,
  sections: S,
): { [K in S[number] as K['key']]: z.output<K['schema']> } {
  let plain: unknown = {};
  if (existsSync(file)) {
    try {
      plain = parse(readFileSync(file, 'utf8')) ?? {};
    } catch (error) {
      const line = (error as { linePos?: { line: number }[] }).linePos?.[0]?.line ?? '?';
      throw new ConfigurationInvalid(file, [configProblem(`not YAML: line ${line}`, `это не YAML, строка ${line}`)]);
    }
  }
  const root = z.strictObject(Object.fromEntries(sections.map((s) => [s.key, s.schema])));
  const result = root.safeParse(plain);
  if (!result.success)
    throw new ConfigurationInvalid(
      file,
      result.error.issues.flatMap((issue) => problemsOf(issue)),
    );
  return result.data as never;
}

/** The value of an environment variable that the configuration names. @throws ConfigurationInvalid when it is empty */
export function secretFromEnv(name: string, usedFor: string): string {
  const value = process.env[name];
  if (!value)
    throw new ConfigurationInvalid('environment', [
      configProblem(`${name} is empty; it should hold ${usedFor}`, `переменная окружения ${name} пуста`),
    ]);
  return value;
}

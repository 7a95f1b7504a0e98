import { existsSync } from 'node:fs';
import { type ConfigProblem, configProblem } from '../config/config-problem.js';
import { type ConfigSection, ConfigurationInvalid, loadConfig } from '../config/load-config.js';
import type { CliOutput } from '../marks/index.js';

export interface ConfigSource {
  /** company.yaml in use. */
  file: string;
  sections: readonly ConfigSection[];
}

/**
 * Reads the file as the start does, and asks whether the environment variables that it names hold anything. Needs no house, and
 * must not: with a wrong file there is none. @throws ConfigurationInvalid with everything that is wrong
 */
export function checkConfig({ file, sections }: ConfigSource, out: CliOutput, env = process.env): void {
  const problems = problemsOf({ file, sections }, env);
  if (problems.length) throw new ConfigurationInvalid(file, problems);
  out.line(existsSync(file) ? `Настройка верна: ${file}` : `Файла ${file} нет: действуют значения по умолчанию.`);
}

function problemsOf({ file, sections }: ConfigSource, env: NodeJS.ProcessEnv): readonly ConfigProblem[] {
  try {
    const config = loadConfig(file, sections) as Record<string, unknown>;
    const idle = sections.flatMap(({ key, idle: parts }) =>
      (parts?.(config[key]) ?? []).map((part) => `${key}.${part}`),
    );
    return emptyVariables(config, { env, idle });
  } catch (error) {
    if (!(error instanceof ConfigurationInvalid)) throw error;
    return error.wrong;
  }
}

/** Secrets never stand in the file: a key that ends in `Env` names the variable that holds one. */
interface Around {
  env: NodeJS.ProcessEnv;
  /** Paths that are passed by. */
  idle: readonly string[];
}
function emptyVariables(value: unknown, around: Around, path = '', key = ''): ConfigProblem[] {
  if (around.idle.includes(path)) return [];
  if (typeof value === 'string')
    return key.endsWith('Env') && !around.env[value]
      ? [
          configProblem(
            `${path}: the environment variable ${value} is empty`,
            `${path}: переменная окружения ${value} пуста`,
          ),
        ]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    emptyVariables(part, around, path ? `${path}.${name}` : name, name),
  );
}

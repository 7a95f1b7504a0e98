import { existsSync, mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { DomainError } from '@prorab/kernel';
import './server.messages.js';

/** A file of this name is nobody's own company, wherever it lies. */
const EXAMPLE = 'company.example.yaml';

/** What the process is told from outside; everything else stands in company.yaml. */
export interface Environment {
  port: number;
  host: string;
  /** Port of the SMTP listener instead of the configured one. */
  smtpPort: number | null;
  dataFolder: string;
  databaseUrl: string;
  /** company.yaml in use; the example company when there is none of one's own. */
  configFile: string;
  isExample: boolean;
  logLevel: string;
  metricsToken: string | null;
}

/** Reads the environment; relative paths are meant from the folder that npm was called in. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const dataFolder = resolve(env.PRORAB_DATA ?? 'data');
  mkdirSync(dataFolder, { recursive: true });
  const own = resolve(env.PRORAB_CONFIG ?? 'config/company.yaml');
  const configFile = env.PRORAB_CONFIG || existsSync(own) ? own : resolve(`config/${EXAMPLE}`);
  if (env.PRORAB_CONFIG && !existsSync(own))
    throw new DomainError('invalid', 'server.configuration-missing', `PRORAB_CONFIG: there is no file ${own}`, {
      file: own,
    });
  return {
    port: portOf('PORT', env.PORT ?? '3000'),
    smtpPort: env.SMTP_PORT ? portOf('SMTP_PORT', env.SMTP_PORT) : null,
    host: env.HOST ?? '127.0.0.1',
    dataFolder,
    databaseUrl: env.DATABASE_URL ?? `sqlite:${resolve(dataFolder, 'prorab.db')}`,
    configFile,
    isExample: basename(configFile) === EXAMPLE,
    logLevel: env.LOG_LEVEL ?? 'info',
    metricsToken: env.PRORAB_METRICS_TOKEN ?? null,
  };
}

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new DomainError('invalid', 'server.port-invalid', `${name} must be a number from 0 to 65535`, { name });
  return port;
}

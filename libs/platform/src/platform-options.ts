import type { Clock } from '@prorab/kernel';
import type { Logger } from 'pino';
import type { ConfigSource } from './cli/check-config.js';
import type { ContextTables } from './persistence/context-tables.js';

export interface PlatformOptions {
  databaseUrl: string;
  /** Folder of the content-addressed files. */
  filesFolder: string;
  tables: readonly ContextTables[];
  log: Logger;
  zone: string;
  taskConcurrency: number;
  keepChangesDays: number;
  /** How long a stop waits for what is in hand; default 20. */
  stopSeconds?: number;
  metricsToken?: string | null;
  /** false for command-line runs: they answer and go, other instances do the durable work. */
  works?: boolean;
  /** false: the base stays as it is, for a command that only looks at it; default true. */
  migrate?: boolean;
  /** For the command that checks it. */
  config?: ConfigSource;
  clock?: Clock;
  /** Over which the instances of the house tell each other what happens on their sockets; null or left out: there is one instance. */
  redisUrl?: string | null;
  /** How often the tables of tasks and changes are asked without being called; default 500 and 300 ms. */
  pollMs?: { tasks: number; feed: number };
}
export const PLATFORM_OPTIONS = Symbol('platform options');

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SqlEngine } from '../sql-engine.js';
import { SqlBase } from '../tsql/sql-base.js';
import { TsqlEngine } from '../tsql/tsql-engine.js';
import { Dictionary } from './dictionary.js';

/** Sources and builds lie equally deep. */
const EXAMPLE = fileURLToPath(new URL('../../../../test/fixtures/onec77/', import.meta.url));
/** Identifiers of the platform; the code of a base and the type of an undefined value have three letters. */
const IDENTIFIERS = new Set([3, 9, 13, 23]);
/** Of its logins, the one that 1C itself uses; all others only read. */
export const WRITER = 'onec';
/** Writes the databases that stand beside 1C's (our exchange table), and only reads 1C's own. */
export const EXCHANGE_WRITER = 'prorab_exchange';
export const READER = 'prorab_reader';

/** The invented base of the reference: tables, rows and dictionary of a trading company on 1C 7.7. */
export class Base77 {
  readonly sql: SqlBase;
  readonly names: Dictionary;

  private constructor(sql: SqlBase) {
    this.sql = sql;
    this.names = new Dictionary(exampleDictionary());
  }

  /** `path`: a file that is not there yet. */
  static create(path: string, name?: string): Base77 {
    const base = Base77.open(path, name);
    const session = base.engine().open({ user: WRITER, database: base.sql.name, application: 'seed' });
    try {
      for (const file of ['schema.sql', 'seed.sql']) {
        const script = readFileSync(`${EXAMPLE}${file}`, 'utf8').replace(/^(CREATE DATABASE .*|USE .*|GO)$/gm, '');
        const events = session.run(script, [], new AbortController().signal) as Iterable<unknown>;
        for (const event of events) void event;
      }
    } finally {
      session.close();
    }
    return base;
  }

  /** A file made before. */
  static open(path: string, name = 'base77'): Base77 {
    const identifiers: SqlBase['identifiers'] = ({ type }) =>
      type.type === 'char' && IDENTIFIERS.has(Number(type.length));
    return new Base77(new SqlBase({ name, path, identifiers }));
  }

  engine({
    now,
    zoneMinutes,
    databases = [],
  }: { now?: () => Date; zoneMinutes?: number; databases?: SqlBase[] } = {}): SqlEngine {
    const others = databases.map(({ name }) => name);
    const writers = { [WRITER]: [this.sql.name, ...others], [EXCHANGE_WRITER]: others };
    return new TsqlEngine({ databases: [this.sql, ...databases], writers, now, zoneMinutes });
  }
}

/** `1Cv7.DDS` of the example, decoded. */
export const exampleDictionary = (): string =>
  new TextDecoder('windows-1251').decode(readFileSync(`${EXAMPLE}1Cv7.DDS`));
export const exampleFile = (name: string): string => `${EXAMPLE}${name}`;

import type sql from 'mssql';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { driver } from './driver.js';

export interface MssqlAddress {
  readonly server: string;
  readonly port: number | null;
  /** Named instance; its port is asked of the server's browser (UDP 1434). */
  readonly instance: string | null;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

const unfit = (): LedgerUnfit =>
  new LedgerUnfit([
    {
      ru: 'Адрес SQL-сервера записывается так: mssql://логин:пароль@сервер:1433/база (именованный экземпляр: ?instance=ИМЯ).',
      en: 'The address of the SQL server is written mssql://login:password@server:1433/base (named instance: ?instance=NAME).',
    },
  ]);

/**
 * Reads `mssql://login:password@server:port/base?instance=NAME`, or a connection string `Server=…;Database=…;User Id=…;Password=…`.
 * Holds a secret: never log it. @throws LedgerUnfit, which does not repeat what was given
 */
export function mssqlAddress(text: string): MssqlAddress {
  const address = text.includes('://') ? ofUrl(text) : ofConnectionString(text);
  if (!address.server || !address.database || !address.user) throw unfit();
  return address;
}
function ofUrl(text: string): MssqlAddress {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw unfit();
  }
  if (!/^(mssql|sqlserver|tds):$/.test(url.protocol)) throw unfit();
  try {
    return {
      server: url.hostname,
      port: url.port ? Number(url.port) : null,
      instance: url.searchParams.get('instance'),
      database: decodeURIComponent(url.pathname.slice(1)),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
  } catch {
    throw unfit();
  }
}
function ofConnectionString(text: string): MssqlAddress {
  let read: sql.config;
  try {
    read = driver().ConnectionPool.parseConnectionString(text) as sql.config;
  } catch {
    throw unfit();
  }
  const instance = read.options?.instanceName ?? null;
  return {
    server: read.server ?? '',
    port: instance === null ? (read.port ?? null) : null,
    instance,
    database: read.database ?? '',
    user: read.user ?? '',
    password: read.password ?? '',
  };
}

/** Of the environment: the address, or a failure that names what is not set. */
export function addressIn(variable: string, environment: NodeJS.ProcessEnv = process.env): MssqlAddress {
  const text = environment[variable];
  if (text) return mssqlAddress(text);
  throw new LedgerUnfit([
    {
      ru: `Не задан адрес SQL-сервера 1С: переменная окружения ${variable}.`,
      en: `The address of the SQL server of 1C is not set: environment variable ${variable}.`,
    },
  ]);
}

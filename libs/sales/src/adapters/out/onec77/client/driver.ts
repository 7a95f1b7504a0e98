import { createRequire } from 'node:module';
import type { Codec } from 'iconv-lite';
import type sql from 'mssql';
import { asciiFirst } from './ascii-first.js';

/** What bases of 1C 7.7 are written in. */
const CODEPAGE = 'windows-1251';
let loaded: typeof sql | null = null;

/** The driver, loaded when it is needed first: 45 MB and 160 ms that houses without such books are spared. */
export function driver(): typeof sql {
  loaded ??= loadDriver();
  return loaded;
}
function loadDriver(): typeof sql {
  const load = createRequire(import.meta.url);
  const driver = load('mssql') as typeof sql;
  asciiFirst(codecOfDriver(CODEPAGE));
  return driver;
}
/** With which the driver reads columns of char and varchar: that of its own iconv-lite, whichever is installed for it. */
export function codecOfDriver(codepage: string): Codec {
  const ofPool = createRequire(createRequire(import.meta.url).resolve('mssql'));
  const iconv = createRequire(ofPool.resolve('tedious'))('iconv-lite') as { getCodec(encoding: string): Codec };
  return iconv.getCodec(codepage);
}

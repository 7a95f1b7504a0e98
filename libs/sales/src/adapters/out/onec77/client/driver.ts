import { createRequire } from 'node:module';
import type sql from 'mssql';

const load = createRequire(import.meta.url);
/** The driver, loaded when it is needed first: 45 MB and 160 ms that houses without such books are spared. */
export const driver = (): typeof sql => load('mssql') as typeof sql;

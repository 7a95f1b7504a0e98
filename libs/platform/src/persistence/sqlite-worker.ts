import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite from 'better-sqlite3';
import type { SqlValue } from '../marks/index.js';

// Runs in a thread of its own. Nothing of the house is imported but types: under Jest, Node itself strips them from this file.

export interface LongQuestion {
  id: number;
  sql: string;
  params: SqlValue[];
}
/** Class instances do not cross, so an error goes as its two words. */
export type LongAnswer = { id: number } & ({ rows: object[] } | { failure: { message: string; code: string | null } });

const native = new BetterSqlite(String(workerData), { readonly: true, timeout: 5000 });
native.pragma('cache_size = -16384');

function answerTo({ id, sql, params }: LongQuestion): LongAnswer {
  try {
    return { id, rows: native.prepare<SqlValue[], object>(sql).all(...params) };
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    return { id, failure: { message, code: code ?? null } };
  }
}

parentPort?.on('message', (question: LongQuestion) => parentPort?.postMessage(answerTo(question)));

import { Injectable } from '@nestjs/common';
import { type SqlValue, Tables } from '../marks/index.js';
import type { Database } from './database.js';

@Injectable()
export class MikroTables extends Tables {
  constructor(private readonly database: Database) {
    super();
  }
  all<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.database.all<T>(sql, params);
  }
  long<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.database.long<T>(sql, params);
  }
}

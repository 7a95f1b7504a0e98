import { type SqlValue, Tables } from '@prorab/platform/marks';

/** Says how SQLite would go about a question, and answers nothing. */
export class QueryPlans extends Tables {
  readonly told: string[][] = [];
  constructor(private readonly tables: Tables) {
    super();
  }
  override all<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.tables.all<T>(sql, params);
  }
  async long<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    const steps = await this.tables.all<{ detail: string }>(`explain query plan ${sql}`, params);
    this.told.push(steps.map((step) => step.detail));
    return [];
  }
}

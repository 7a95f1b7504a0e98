import type { Pipeline } from '../domain/inquiry/pipeline.js';

export interface LossReason {
  code: string;
  ru: string;
  en: string;
}

/** The company's numbers, from the section `sales` of the configuration. A class so that it is its own token. */
export class SalesRules {
  /** Working minutes until the first answer is late. */
  firstResponseMinutes = 60;
  /** Working minutes until an assigned inquiry goes back to the pool. */
  takeWithinMinutes = 20;
  joinWindowMinutes = 30;
  reopenWithinDays = 14;
  untouchedWorkingMinutes = 3 * 8 * 60;
  /** Name or city of the branch whose hours count when a contact names none; null = the first that has people. */
  mainBranch: string | null = null;
  /** City code that completes local phone numbers. */
  areaCode = '812';
  /** An absence longer than this moves the employee's inquiries to others; a shorter one only shows them. */
  moveWhenAbsentHours = 24;
  /** Who writes in the books under a login: login → address, its part before the @, or name of an employee. */
  ledgerAuthors: Readonly<Record<string, string>> = {};
  /** Older than this, what is shown of the books is called late, and alarms. */
  ledgerLagLimitMinutes = 15;
  /** By whose wall the days of payment are counted. */
  ledgerZone = 'Europe/Moscow';
  /** The books are read whole at least this often. */
  ledgerAllEveryHours = 24;
  /** An inquiry whose invoices are all paid is won, unless a next step is planned. */
  wonWhenPaid = true;
  lossReasons: readonly LossReason[] = [
    { code: 'price', ru: 'Дорого', en: 'Too expensive' },
    { code: 'no-stock', ru: 'Нет в наличии', en: 'Not in stock' },
    { code: 'lead-time', ru: 'Не устроил срок', en: 'Lead time too long' },
    { code: 'competitor', ru: 'Купил у других', en: 'Bought elsewhere' },
    { code: 'no-answer', ru: 'Перестал отвечать', en: 'Stopped answering' },
    { code: 'not-ours', ru: 'Не наш товар', en: 'Not our goods' },
    { code: 'other', ru: 'Другое', en: 'Other' },
  ];

  /** Kinds of sales; the first is for everything that no other one claims. */
  pipelines: readonly Pipeline[] = [
    { code: 'sales', ru: 'Продажи', en: 'Sales', channels: [], groups: [], stages: [], guards: [] },
  ];

  constructor(given: Partial<SalesRules> = {}) {
    Object.assign(this, given);
  }
}

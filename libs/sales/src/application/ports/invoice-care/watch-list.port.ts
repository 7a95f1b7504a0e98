import type { CareRecord } from '../../../domain/invoice-care/invoice-care.js';
import type { Rung } from '../../../domain/invoice-care/rung.js';

/** How an awaited invoice stands. */
export interface WatchedInvoice {
  readonly invoiceKey: string;
  /** Who looks after it; null = the heads. */
  readonly whoseId: string | null;
  /** YYYY-MM-DD from which the working days are counted. */
  readonly since: string;
  readonly days: number;
  readonly step: Rung | null;
  /** What was told since; null = nothing, or the count began anew after it. */
  readonly told: CareRecord['told'];
  /** Stands in the list of forgotten ones. */
  readonly listed: boolean;
  /** Kopecks. */
  readonly owed: number;
  readonly chance: number | null;
  /** What the list is sorted by: kopecks x chance. */
  readonly weight: number;
  /** What the chance comes from. */
  readonly because: readonly { readonly feature: string; readonly up: boolean }[];
}
export interface CareStart {
  readonly startedAt: Date;
}

/** Awaited invoices as the last round saw them, and when the rounds began. */
export abstract class WatchList {
  abstract of(invoiceKeys: readonly string[]): Promise<Map<string, WatchedInvoice>>;
  abstract keep(...watched: readonly WatchedInvoice[]): Promise<void>;
  abstract drop(invoiceKeys: readonly string[]): Promise<void>;
  /** In their order, after this one. */
  abstract keys(asked: { after: string | null; limit: number }): Promise<string[]>;
  /** null: the rounds have not begun. */
  abstract start(): Promise<CareStart | null>;
  abstract saveStart(start: CareStart): Promise<void>;
}

import type { BankLineState } from '../../../domain/bank/bank-line.js';
import type { MatchReason } from '../../../domain/bank/line-judgement.js';

export interface BankLineCandidateView {
  invoiceKey: string;
  number: string;
  /** YYYY-MM-DD */
  issuedOn: string;
  rest: string;
  partyName: string | null;
  /** 0 to 100 */
  score: number;
  reasons: MatchReason[];
  /** The same in words. */
  because: string[];
}
export interface BankLineShareView {
  invoiceKey: string;
  number: string | null;
  amount: string;
}
/** Sums in roubles. */
export interface BankLineView {
  lineId: string;
  /** Out of a file of the bank, or a payment of the books that says in words what it is for. */
  origin: 'file' | 'books';
  number: string;
  on: string;
  amount: string;
  /** What of it no invoice has. */
  left: string;
  payerName: string | null;
  payerInn: string | null;
  purpose: string;
  state: BankLineState;
  paymentKey: string | null;
  /** The customer, as far as the books know him. */
  party: { id: string; name: string | null } | null;
  shares: BankLineShareView[];
  decidedBy: 'rule' | 'person' | null;
  decidedByEmployee: { id: string; name: string | null } | null;
  decidedAt: string | null;
  note: string | null;
  /** Of open lines, the best first. */
  candidates: BankLineCandidateView[];
  /** What one would most likely say; nothing: no idea. */
  proposal: BankLineShareView[];
}

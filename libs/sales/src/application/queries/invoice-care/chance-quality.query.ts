import { Query } from '@prorab/platform/marks';
import { CareRules } from '../../care-rules.js';
import { ChanceBook } from '../../ports/invoice-care/chance-book.port.js';

export interface ChanceQualityView {
  /** null: nothing was learned yet. */
  trainedAt: string | null;
  invoices: number;
  /** Fewer are too little. */
  atLeast: number;
  enough: boolean;
  /** Mean square of the error on what it had not seen; null = too little. */
  brier: number | null;
  /** The same of saying the usual share of every invoice. */
  brierOfUsual: number | null;
  /** Of those given such a chance so many were paid. */
  calibration: { from: number; to: number; looks: number; said: number; paid: number }[];
}

/** How well the chance of a payment is foretold. */
@Query()
export class ChanceQuality {
  constructor(
    private readonly chances: ChanceBook,
    private readonly rules: CareRules,
  ) {}

  async execute(): Promise<ChanceQualityView> {
    const learned = await this.chances.latest();
    const quality = learned?.model?.quality;
    return {
      trainedAt: learned?.trainedAt.toISOString() ?? null,
      ...{ invoices: learned?.invoices ?? 0, atLeast: this.rules.learnFrom, enough: quality !== undefined },
      ...{ brier: quality?.brier ?? null, brierOfUsual: quality?.brierOfUsual ?? null },
      calibration: quality?.calibration.map((c) => ({ ...c })) ?? [],
    };
  }
}

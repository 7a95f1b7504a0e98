import type { Hearing } from '../../domain/hearing.js';

/** What was said to the assistant and what became of it. Writing belongs into the unit of work of the answer. */
export abstract class HearingLog {
  abstract byId(id: string): Promise<Hearing | null>;
  /** In place of an earlier hearing of the same message. */
  abstract record(hearing: Hearing): Promise<void>;
  /** @returns how many */
  abstract removeHeardBefore(instant: Date): Promise<number>;
}

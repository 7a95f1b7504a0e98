import type { Company } from '../../domain/company.js';

/** What nearly every context asks for, many times a second, and what changes a few times a day. */
export abstract class CompanyBook {
  /** As it is now, in an open unit of work with what that has changed; with the absences that end from an hour ago on. */
  abstract company(): Promise<Company>;
  /** With absences from so far back. */
  abstract companySince(instant: Date): Promise<Company>;
}

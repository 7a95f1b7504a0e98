import type { ClassificationRule } from '../domain/classification-rules.js';

export interface MailboxSettings {
  readonly name: string;
  /** Answers go out from here; null = this box only reads. */
  readonly address: string | null;
  /** Beside the address: `ООО «Прораб»`. */
  readonly title: string;
  /** Group of employees that gets its inquiries. */
  readonly group: string | null;
  /** As the configuration names it. */
  readonly branch: string | null;
  /** Known once `settle` has looked the name up. */
  readonly branchId: string | null;
  /** Of the branch, known with it. */
  readonly zone: string | null;
  readonly lagLimitMs: number;
  /** Text of the automatic acknowledgement; null = none is sent. */
  readonly acknowledgement: string | null;
  /** The server keeps `sales+t…@` for `sales@`: answers carry the token of their thread in Reply-To. */
  readonly plusAddressing: boolean;
  /** There is an IMAP account to file sent letters in. */
  readonly hasArchive: boolean;
  /** How far back the first import reached; null = everything. */
  readonly historyDays: number | null;
}

export interface MailSettingsValues {
  readonly mailboxes: readonly MailboxSettings[];
  readonly ownAddresses: readonly string[];
  readonly ownDomains: readonly string[];
  /** City code for telephone numbers written without one. */
  readonly areaCode: string | undefined;
  /** What letters are told apart by, in the order in which they are asked. */
  readonly rules: readonly ClassificationRule[];
  readonly undoMs: number;
  /** `{name}` stands for the employee. */
  readonly signature: string;
  readonly letterBytes: number;
  /** Of all attachments of an answer together. */
  readonly answerBytes: number;
  readonly reconcileDays: number;
  readonly zone: string;
  /** Letters of a batch of history that are stored and read at once. */
  readonly parallel: number;
}

const READS_ONLY = {
  address: null,
  title: '',
  group: null,
  branch: null,
  branchId: null,
  zone: null,
  lagLimitMs: 300_000,
  acknowledgement: null,
  plusAddressing: false,
  hasArchive: false,
  historyDays: null,
};

/** The part of the configuration that the use cases need, in plain values. */
export class MailSettings {
  #mailboxes: ReadonlyMap<string, MailboxSettings>;
  constructor(readonly values: MailSettingsValues) {
    this.#mailboxes = new Map(values.mailboxes.map((m) => [m.name, m]));
  }
  /** Called at the start, when it is known which branches there are. @throws what `branchOf` throws for a name of none */
  settle(branchOf: (branch: string, mailbox: string) => { id: string; zone: string }): void {
    const settled = [...this.#mailboxes.values()].map((m) => {
      if (!m.branch) return m;
      const { id: branchId, zone } = branchOf(m.branch, m.name);
      return { ...m, branchId, zone };
    });
    this.#mailboxes = new Map(settled.map((m) => [m.name, m]));
  }
  /** Whose clock the people of a mailbox look at: their branch's, else the company's. */
  zoneOf(name: string): string {
    return this.mailbox(name).zone ?? this.values.zone;
  }
  /** A box that has gone from the configuration still has letters. */
  mailbox(name: string): MailboxSettings {
    return this.#mailboxes.get(name) ?? { name, ...READS_ONLY };
  }
  /** The box to answer from: the thread's own, else the first that can write. */
  writingFrom(name: string): MailboxSettings | null {
    const own = this.mailbox(name);
    return own.address ? own : (this.values.mailboxes.find((m) => m.address) ?? null);
  }
}

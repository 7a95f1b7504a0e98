import { Locks, UseCase } from '@prorab/platform/marks';
import { AssignmentPolicy } from '../domain/distribution/assignment-policy.js';
import type { Candidate, InquiryFacts } from '../domain/distribution/facts.js';
import { entryWeight, loadsOf } from '../domain/distribution/load.js';
import type { PolicyDocument } from '../domain/distribution/policy-document.js';
import type { Choice } from '../domain/distribution/trace.js';
import type { InquiryRecord } from '../domain/inquiry/inquiry-record.js';
import { type Colleague, Colleagues } from './ports/colleagues.port.js';
import { LoadBoard } from './ports/load-board.port.js';
import { PolicyBook } from './ports/policy-book.port.js';

/** Groups are written in the policy by employee id or e-mail address. */
export const groupsOf = (
  policy: PolicyDocument,
  { employeeId, emails }: Pick<Colleague, 'employeeId' | 'emails'>,
): string[] =>
  Object.entries(policy.groups)
    .filter(([, members]) => members.some((m) => m === employeeId || emails.includes(m.toLowerCase())))
    .map(([name]) => name);

/** One sitting of the distribution: what it gives it counts, so the next choice sees the new loads. */
export class Sitting {
  readonly #candidates: Map<string, Candidate>;
  readonly given = new Set<string>();

  constructor(
    private readonly policy: AssignmentPolicy,
    candidates: readonly Candidate[],
    readonly at: Date,
  ) {
    this.#candidates = new Map(candidates.map((c) => [c.employeeId, c]));
  }

  choose(inquiry: InquiryRecord, responsibleId: string | null): Choice {
    const facts: InquiryFacts = {
      channel: inquiry.channel,
      branchId: inquiry.branchId,
      group: inquiry.group,
      weight: this.weightOf(inquiry),
      threadManagerId: inquiry.ownerId ?? inquiry.lastOwnerId,
      responsibleId,
      passedBy: inquiry.passedBy,
    };
    const choice = this.policy.choose({ at: this.at, inquiry: facts, candidates: [...this.#candidates.values()] });
    const chosen = choice.employeeId === null ? undefined : this.#candidates.get(choice.employeeId);
    if (chosen) {
      this.#candidates.set(chosen.employeeId, { ...chosen, load: chosen.load + facts.weight, waitingSince: this.at });
      this.given.add(chosen.employeeId);
    }
    return choice;
  }
  branchOf(employeeId: string): string | null {
    return this.#candidates.get(employeeId)?.branchId ?? null;
  }
  get anybodyFree(): boolean {
    const smallest =
      Math.min(...Object.values(this.policy.document.weights.channel)) * this.policy.document.weights.state.assigned;
    return this.policy.anybodyCouldTake({ at: this.at, candidates: [...this.#candidates.values()] }, smallest);
  }
  private weightOf({ channel }: InquiryRecord): number {
    return entryWeight(this.policy.document, channel);
  }
}

/** Gathers what the policy has to know: people, presence, loads, the rules in force. */
@UseCase()
export class Distribution {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly load: LoadBoard,
    private readonly policies: PolicyBook,
    private readonly locks: Locks,
  ) {}

  /**
   * Waits for its turn and keeps it until the unit of work ends: two instances that read the same loads at once would fill one
   * person over his capacity.
   */
  async sit(at: Date): Promise<Sitting> {
    await this.locks.hold('sales.distribution');
    const [document, people, { held, lastGivenAt }] = [
      await this.policies.current(),
      await this.colleagues.at(at),
      await this.load.current(),
    ];
    const loads = loadsOf(held, document);
    const candidates = people.map((person): Candidate => ({
      ...person,
      groups: groupsOf(document, person),
      load: loads.get(person.employeeId) ?? 0,
      waitingSince: lastGivenAt.get(person.employeeId) ?? null,
    }));
    return new Sitting(new AssignmentPolicy(document), candidates, at);
  }

  async rise(sitting: Sitting): Promise<void> {
    if (sitting.given.size) await this.load.given([...sitting.given], sitting.at);
  }
}

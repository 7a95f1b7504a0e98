import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import type { ImportedContact } from '../../contract/index.js';
import { keyOf } from '../../domain/party/contact-point.js';
import { type DuplicateProposal, compare, propose } from '../../domain/party/duplicate-proposal.js';
import { Recognition, keysOf } from '../../domain/party/recognition.js';
import { DuplicateProposals } from '../ports/duplicate-proposals.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { TimeLine, type TimeLineEntry } from '../ports/time-line.port.js';
import { SalesRules } from '../sales-rules.js';

/** A batch of history: parties and time line, no inquiry. The number of queries does not depend on the size of the batch. */
@UseCase()
export class ImportContacts {
  constructor(
    private readonly parties: PartyBook,
    private readonly timeLine: TimeLine,
    private readonly proposals: DuplicateProposals,
    private readonly rules: SalesRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ contacts }: { contacts: readonly ImportedContact[] }): Promise<{ imported: number; known: number }> {
    return this.work.run(async () => {
      const known = await this.timeLine.known(contacts.map((c) => c.contactId));
      const fresh = [...new Map(contacts.filter((c) => !known.has(c.contactId)).map((c) => [c.contactId, c])).values()];
      if (fresh.length === 0) return { imported: 0, known: contacts.length };
      const points = keysOf(
        fresh.flatMap((c) => c.points),
        this.rules.areaCode,
      );
      const recognition = new Recognition(
        points.length ? await this.parties.takeByPoints(points) : [],
        this.rules.areaCode,
      );
      const act = { at: this.clock.now(), by: actorId() };
      const entries: TimeLineEntry[] = [];
      const proposals = new Map<string, DuplicateProposal>();
      for (const c of fresh) {
        const at = new Date(Math.min(Date.parse(c.at), act.at.getTime()));
        const { party, absorb, doubtful } = recognition.whoIs(
          c.points,
          { source: 'import', branchId: c.branchId ?? null, seenAt: at },
          act,
        );
        // A batch moves nothing that is there already: even the unidentified is left for a person to decide.
        for (const other of [...absorb, ...doubtful.map((d) => d.party)]) {
          const shared = keysOf(c.points, this.rules.areaCode)
            .filter((k) => other.holds(k))
            .map(keyOf);
          const likeness = compare(party.state, other.state, shared);
          const proposal = likeness && propose(party.id, other.id, likeness, act.at);
          if (proposal) proposals.set(`${proposal.firstId} ${proposal.secondId}`, proposal);
        }
        entries.push(this.entryOf(c, party.id, at));
      }
      if (recognition.touched.size) await this.parties.save(...recognition.touched);
      await this.timeLine.add(...entries);
      if (proposals.size) await this.proposals.add(...proposals.values());
      return { imported: fresh.length, known: contacts.length - fresh.length };
    });
  }

  private entryOf(c: ImportedContact, partyId: string, at: Date): TimeLineEntry {
    const { contactId, channel, direction, subject, preview, threadKey } = c;
    return {
      contactId,
      partyId,
      inquiryId: null,
      channel,
      direction,
      at,
      subject,
      preview,
      threadKey: threadKey ?? null,
      employeeId: null,
    };
  }
}

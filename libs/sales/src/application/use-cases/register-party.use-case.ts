import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { type ContactPointKind, keyOf, pointKeys } from '../../domain/party/contact-point.js';
import { ContactPointInvalid } from '../../domain/party/party-errors.js';
import { Party, type PartyKind } from '../../domain/party/party.js';
import { DuplicateSearch } from '../duplicate-search.js';
import { EmployeeUnknown } from '../application-errors.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { SalesRules } from '../sales-rules.js';

export interface NewParty {
  kind: PartyKind;
  name: string;
  points: readonly { kind: ContactPointKind; value: string }[];
  responsibleId?: string | null;
  branchId?: string | null;
}

/** A person writes a customer down. What others hold already is not taken from them: it is proposed that they are one. */
@UseCase()
export class RegisterParty {
  constructor(
    private readonly parties: PartyBook,
    private readonly duplicates: DuplicateSearch,
    private readonly colleagues: Colleagues,
    private readonly rules: SalesRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ContactPointInvalid, EmployeeUnknown */
  execute({
    party: given,
  }: {
    party: NewParty;
  }): Promise<{ partyId: string; proposalIds: string[]; heldByOthers: string[] }> {
    return this.work.run(async () => {
      const act = { at: this.clock.now(), by: actorId() };
      const keys = given.points.flatMap(({ kind, value }) => {
        const found = pointKeys(kind, value, this.rules.areaCode);
        if (found.length === 0) throw new ContactPointInvalid(kind, value);
        return found;
      });
      const { responsibleId = null } = given;
      if (responsibleId !== null && !(await this.colleagues.at(act.at)).some((c) => c.employeeId === responsibleId))
        throw new EmployeeUnknown(responsibleId);
      const holders = keys.length ? await this.parties.takeByPoints(keys) : [];
      const [held, free] = [
        keys.filter((k) => holders.some((h) => h.holds(k))),
        keys.filter((k) => !holders.some((h) => h.holds(k))),
      ];
      const points = [...new Map(free.map((k) => [keyOf(k), k])).values()].map((k) => ({
        ...k,
        source: 'employee',
        confidence: 1,
        since: act.at,
      }));
      const party = Party.register({ ...given, points }, act);
      await this.parties.save(party);
      const shared = holders.map((h) => ({ party: h.state, points: held.filter((k) => h.holds(k)) }));
      const proposalIds = await this.duplicates.proposeFor(party.state, shared);
      return { partyId: party.id, proposalIds, heldByOthers: held.map(keyOf) };
    });
  }
}

import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { LedgerMirror } from '../ports/ledger/ledger-mirror.port.js';
import { type Colleague, Colleagues } from '../ports/colleagues.port.js';
import { SalesRules } from '../sales-rules.js';

const plain = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
const words = (name: string): string => plain(name).split(' ').sort().join(' ');
const isCalled = (c: Colleague, login: string): boolean =>
  c.employeeId === login || c.emails.some((e) => e === login || e.split('@')[0] === login) || plain(c.name) === login;

/** Which employee writes in the books under which name: by the configuration, else by login, else by full name. Two that fit are none. */
@UseCase()
export class AuthorMatching {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly colleagues: Colleagues,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  /** `all`: those too who are known already. Inside the caller's unit of work. */
  async match({ all }: { all: boolean }): Promise<void> {
    const authors = await this.mirror.authors(all);
    if (authors.length === 0) return;
    const people = await this.colleagues.at(this.clock.now());
    const set = new Map<string, string | null>();
    for (const author of authors) {
      const found = this.employeeOf(author, people) ?? author.employeeId;
      if (found !== author.employeeId) set.set(author.key, found);
    }
    if (set.size) await this.mirror.setEmployees(set);
  }

  private employeeOf({ login, name }: { login: string; name: string }, people: readonly Colleague[]): string | null {
    const configured = Object.entries(this.rules.ledgerAuthors).find(([from]) => plain(from) === plain(login))?.[1];
    const wanted = plain(configured ?? login);
    const fits = [
      people.filter((c) => isCalled(c, wanted)),
      ...(configured === undefined ? [people.filter((c) => words(c.name) === words(name))] : []),
    ];
    return fits.find((list) => list.length === 1)?.[0]?.employeeId ?? null;
  }
}

import { type Database, insertAll, inPortions, marks } from '@prorab/platform';
import type { SqlValue } from '@prorab/platform/marks';

/** What was kept of one thing. */
export interface Stamp {
  /** Raw id without the spaces at its end. */
  readonly id: string;
  readonly place: string;
  readonly stamp: string;
  /** Keys of facts that go with it. */
  readonly parts: readonly string[];
}
interface Stored {
  id: string;
  place: string;
  stamp: string;
  parts: string | null;
}
const fromRow = ({ id, place, stamp, parts }: Stored): Stamp => ({
  id,
  place,
  stamp,
  parts: parts ? parts.split(' ') : [],
});
/** Kind of what is no thing of the base: how far, and which base, was read. */
export const MARK = 'mark';
/** Sorts after every id and every place. */
export const LAST = '\uffff';

/** Remembers by stamps what was kept of a 1C base. Writing happens inside the unit of work that keeps the facts themselves. */
export class OnecStampBook {
  constructor(private readonly database: Database) {}

  /** Those with `after < id <= upTo`, by id. */
  async between(kind: string, after: string, upTo: string): Promise<Stamp[]> {
    return this.#load('kind = ? and id > ? and id <= ? order by id', [kind, after, upTo]);
  }
  async at(kind: string, place: string): Promise<Stamp[]> {
    return this.#load('kind = ? and place = ?', [kind, place]);
  }
  /** Those with `after < place <= upTo`. */
  async placed(kind: string, after: string, upTo: string): Promise<Stamp[]> {
    return this.#load('kind = ? and place > ? and place <= ?', [kind, after, upTo]);
  }
  async of(kind: string, ids: readonly string[]): Promise<Stamp[]> {
    return inPortions(ids, (part) => this.#load(`kind = ? and id in (${marks(part)})`, [kind, ...part]));
  }
  /** The first and the last of a kind, by id, up to so many of each. */
  async ends(kind: string, each: number): Promise<Stamp[]> {
    const first = await this.#load(`kind = ? order by id limit ${Math.trunc(each)}`, [kind]);
    const last = await this.#load(`kind = ? order by id desc limit ${Math.trunc(each)}`, [kind]);
    return [...new Map([...first, ...last].map((stamp) => [stamp.id, stamp])).values()];
  }
  /** Something of a base was kept, and not only marks of how far it was read. */
  async holdsThings(): Promise<boolean> {
    return (await this.#load('kind <> ? limit 1', [MARK])).length > 0;
  }
  async keep(kind: string, stamps: readonly Stamp[]): Promise<void> {
    await insertAll(
      this.database,
      'sales_onec_stamp',
      stamps.map(({ id, place, stamp, parts }) => ({
        kind,
        id,
        place,
        stamp,
        parts: parts.length ? parts.join(' ') : null,
      })),
      { replaceBy: 'kind, id' },
    );
  }
  async drop(kind: string, ids: readonly string[]): Promise<void> {
    await inPortions(ids, async (part) => {
      await this.database.run(`delete from sales_onec_stamp where kind = ? and id in (${marks(part)})`, [
        kind,
        ...part,
      ]);
      return [];
    });
  }
  async forget(): Promise<void> {
    await this.database.run('delete from sales_onec_stamp');
  }

  async #load(where: string, params: readonly SqlValue[]): Promise<Stamp[]> {
    return (
      await this.database.all<Stored>(`select id, place, stamp, parts from sales_onec_stamp where ${where}`, params)
    ).map(fromRow);
  }
}

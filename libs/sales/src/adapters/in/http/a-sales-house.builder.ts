import { tmpdir } from 'node:os';
import { Authenticator } from '@prorab/platform';
import { Outbox, UnitOfWork } from '@prorab/platform/marks';
import { Staff } from '@prorab/team/contract';
import type { z } from 'zod';
import { aServedHouse } from '../../../../../../test/houses/a-served-house.js';
import { SomePeople, TokenTable, type Who } from '../../../../../../test/houses/some-people.js';
import { aLetter } from '../../../application/a-sales-world.builder.js';
import { ReceiveContact } from '../../../application/use-cases/index.js';
import { ContactReceived } from '../../../contract/index.js';
import { salesConfig } from '../../../sales.config.js';
import { SalesModule } from '../../../sales.module.js';
import { salesTables } from '../../../sales.tables.js';

export type { Answer } from '../../../../../../test/houses/a-served-house.js';
export { people, type Who } from '../../../../../../test/houses/some-people.js';

class SomeStaff extends SomePeople {
  /** Ids of those who are at work; nobody, until a spec says so: then nothing is given out by itself. */
  readonly atWork = new Set<string>();
  protected isAtWork(employeeId: string): boolean {
    return this.atWork.has(employeeId);
  }
}

/** Platform and sales behind real HTTP and a real socket on a real database. Monday noon in Moscow. */
export async function aSalesHouse(engine: string, config: z.input<typeof salesConfig> = {}) {
  const staff = new SomeStaff();
  const house = await aServedHouse(engine, {
    ...{ path: '/api/sales/', tables: salesTables, module: SalesModule.forRoot(salesConfig.parse(config)) },
    ...{ filesFolder: tmpdir(), bodyLimitBytes: 100_000, counted: /sales_|feed_head/ },
    neighbours: new Map<unknown, unknown>([
      [Staff, staff],
      [Authenticator, new TokenTable()],
    ]),
  });
  const { app, clock, ask } = house;
  return {
    ...{ ...house, staff },
    get: (url: string, as: Who = 'anna', headers: Record<string, string> = {}) => ask('GET', url, { as, headers }),
    /** A letter that came at the present minute, minutes ago if so said. @returns the inquiry that it became */
    letter: async (
      over: Partial<ContactReceived> = {},
      minutesAgo = 0,
    ): Promise<{ inquiryId: string; partyId: string }> => {
      const receivedAt = new Date(clock.now().getTime() - minutesAgo * 60_000).toISOString();
      const received = await app
        .get(ReceiveContact)
        .execute({ contact: aLetter('ivan@firm.ru', { receivedAt, ...over }) });
      if (received.outcome === 'known') throw new Error('the letter was known');
      return received;
    },
    /** As a neighbour tells of it. */
    tell: (contact: ContactReceived): Promise<void> =>
      app.get(UnitOfWork).run(async () => app.get(Outbox).add(ContactReceived.of(contact))),
  };
}
export type SalesHouse = Awaited<ReturnType<typeof aSalesHouse>>;

let senders = 0;
/** Somebody who never wrote before. */
export const aStranger = (): Pick<ContactReceived, 'from'> => ({
  from: [{ kind: 'email', value: `stranger${++senders}@example.com`, name: null }],
});

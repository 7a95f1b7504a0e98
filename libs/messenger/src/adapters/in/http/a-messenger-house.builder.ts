import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import { Authenticator } from '@prorab/platform';
import { type InquiryCard, InquiryDirectory, type PartyCard, PartyDirectory } from '@prorab/sales/contract';
import { Staff } from '@prorab/team/contract';
import { aServedHouse } from '../../../../../../test/houses/a-served-house.js';
import { SomePeople, TokenTable, type Who, people } from '../../../../../../test/houses/some-people.js';
import type { MessageView } from '../../../application/wire.js';
import { messengerConfig } from '../../../messenger.config.js';
import { MessengerModule } from '../../../messenger.module.js';
import { messengerTables } from '../../../messenger.tables.js';

export type { Answer } from '../../../../../../test/houses/a-served-house.js';
export { people, type Who } from '../../../../../../test/houses/some-people.js';

class SomeStaff extends SomePeople {
  /** Everybody is at work, until a spec says otherwise. */
  readonly absent = new Set<string>();
  protected isAtWork(employeeId: string): boolean {
    return !this.absent.has(employeeId);
  }
}
/** Inquiries and customers that a spec has put down. */
class SomeInquiries extends InquiryDirectory {
  readonly cards: InquiryCard[] = [];
  readonly contacts = new Map<string, InquiryCard>();
  async byId(id: string): Promise<InquiryCard | null> {
    return this.cards.find((c) => c.inquiryId === id) ?? null;
  }
  async byContactIds(ids: readonly string[]): Promise<Map<string, InquiryCard>> {
    return new Map([...this.contacts].filter(([id]) => ids.includes(id)));
  }
  async byNumber(): Promise<null> {
    return null;
  }
  async byThreadKeys(): Promise<Map<string, InquiryCard>> {
    return new Map();
  }
}
class SomeParties extends PartyDirectory {
  readonly cards: PartyCard[] = [];
  async byId(id: string): Promise<PartyCard | null> {
    return this.cards.find((c) => c.partyId === id) ?? null;
  }
  async byContactPoint(point: { kind: string; value: string }): Promise<PartyCard | null> {
    return this.cards.find((c) => c.points.some((p) => p.kind === point.kind && p.value === point.value)) ?? null;
  }
}

export interface HouseOptions {
  redisUrl?: string | null;
  /** Another instance on the base of that house. */
  on?: { url: string };
  config?: Parameters<typeof messengerConfig.parse>[0];
}

/** Platform and messenger behind real HTTP and real sockets on a real database. Monday noon in Moscow. */
export async function aMessengerHouse(engine: string, { redisUrl = null, on, config = {} }: HouseOptions = {}) {
  const filesFolder = await mkdtemp(join(tmpdir(), 'prorab-tim-'));
  const [staff, inquiries, parties] = [new SomeStaff(), new SomeInquiries(), new SomeParties()];
  const house = await aServedHouse(engine, {
    ...{ path: '/api/messenger/', tables: messengerTables, filesFolder, redisUrl, on },
    module: MessengerModule.forRoot(messengerConfig.parse(config), { filesFolder, language: 'ru' }),
    ...{ bodyLimitBytes: 2_000_000, counted: /messenger_/ },
    neighbours: new Map<unknown, unknown>([
      [Staff, staff],
      [InquiryDirectory, inquiries],
      [PartyDirectory, parties],
      [Authenticator, new TokenTable()],
    ]),
  });
  const { ask } = house;
  const get = (path: string, as: Who = 'anna') => ask('GET', path, { as });
  const post = (path: string, body: unknown, as: Who = 'anna') => ask('POST', path, { as, body });

  return {
    ...{ ...house, staff, inquiries, parties, get, post },
    direct: async (as: Who, withWhom: Who): Promise<string> =>
      (await post('direct', { employeeId: people[withWhom].id }, as)).body.conversationId as string,
    group: async (as: Who, ...others: Who[]): Promise<string> =>
      (await post('groups', { title: 'Склад', employeeIds: others.map((o) => people[o].id) }, as)).body
        .conversationId as string,
    say: async (conversationId: string, text: string, as: Who = 'anna', more: object = {}): Promise<MessageView> => {
      const said = await post(`conversations/${conversationId}/messages`, { clientId: newId(), text, ...more }, as);
      if (said.status !== 200) throw new Error(said.text);
      return said.body as MessageView;
    },
    /** A desk of the staff; it has said hello, and remembers what it hears. */
    desk: async (as: Who) => {
      const desk = await house.desk(as);
      await desk.emitWithAck('chat:hello', {});
      return desk;
    },
    close: async (): Promise<void> => {
      await house.close();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}
export type MessengerHouse = Awaited<ReturnType<typeof aMessengerHouse>>;

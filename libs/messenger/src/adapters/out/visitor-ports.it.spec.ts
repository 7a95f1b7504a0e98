import { createHmac } from 'node:crypto';
import { ManualClock, newId } from '@prorab/kernel';
import { MikroUnitOfWork, RealtimeRooms, insertAll, platformTables } from '@prorab/platform';
import { openTestDatabase, testEngines } from '@prorab/platform/testing';
import { PartyDirectory } from '@prorab/sales/contract';
import type { Presence, Staff } from '@prorab/team/contract';
import { pino } from 'pino';
import { AgentDesks } from '../../application/visitors/ports/agent-desks.port.js';
import {
  describeAgentDesks,
  describeAgents,
  describeParties,
  describeSeals,
  describeVisitorsHere,
} from '../../application/visitors/ports/line.contract.js';
import { describeVisitorBooks } from '../../application/visitors/ports/visitor-books.contract.js';
import { messengerTables } from '../../messenger.tables.js';
import { aMessengerHouse, people } from '../in/http/a-messenger-house.builder.js';
import { MikroChatBook } from './persistence/mikro-chat-book.js';
import { MikroPartnerBook } from './persistence/mikro-partner-book.js';
import { MikroVisitBook } from './persistence/mikro-visit-book.js';
import { MikroVisitorBook } from './persistence/mikro-visitor-book.js';
import { SharedVisitorsHere } from './realtime/shared-visitors-here.js';
import { SalesParties } from './sales/sales-parties.js';
import { NodeSeals } from './secrets/node-seals.js';
import { StaffAgents } from './team/staff-agents.js';

const log = pino({ level: 'silent' });

describe.each(testEngines())('%s', (engine) => {
  describeVisitorBooks(engine, async () => {
    const { database, close } = await openTestDatabase(engine, [platformTables, messengerTables]);
    return {
      visitors: new MikroVisitorBook(database),
      chats: new MikroChatBook(database),
      visits: new MikroVisitBook(database),
      partners: new MikroPartnerBook(database),
      work: new MikroUnitOfWork(database, log),
      conversation: ({ id, lastAt, closedAt }) => {
        const numbers = {
          last_seq: 0,
          last_speech: 0,
          head: 0,
          last_at: lastAt,
          closed_at: closedAt,
          created_at: lastAt,
        };
        const row = { id, kind: 'customer', one_key: null, title: null, inquiry_id: null, created_by: 'x', ...numbers };
        return insertAll(database, 'messenger_conversation', [row]);
      },
      serve: (visitorId, chat) => {
        chat.ofVisitor(visitorId);
        return new MikroChatBook(database).save(chat);
      },
      close,
    };
  });
});

describeAgentDesks('sockets', async () => {
  const house = await aMessengerHouse('sqlite');
  const desks = {
    agent: await house.desk('anna'),
    colleague: await house.desk('boris'),
    head: await house.desk('head'),
  };
  return {
    desks: house.app.get(AgentDesks),
    agentId: people.anna.id,
    heard: (who) => desks[who].heard.map(([event]) => event).filter((event) => event !== 'presence'),
    close: () => house.close(),
  };
});
describeSeals('node', () => ({
  seals: new NodeSeals(),
  sealOf: (lines, secret) => createHmac('sha256', secret).update(lines).digest('hex'),
}));
describeVisitorsHere('shared', () => {
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  return { here: new SharedVisitorsHere(clock, new RealtimeRooms(null, log)), clock };
});
describeParties('sales', () => {
  const partyId = newId();
  const points = [{ kind: 'email', value: 'a@romashka.example' } as const];
  const card = { partyId, kind: 'company', name: 'Ромашка', responsibleId: null, points } as const;
  class OneParty extends PartyDirectory {
    async byId(id: string) {
      return id === partyId ? card : null;
    }
    async byContactPoint({ value }: { value: string }) {
      return value === points[0]?.value ? card : null;
    }
  }
  return { parties: new SalesParties(new OneParty() as unknown as PartyDirectory), partyId };
});
describeAgents('staff', () => {
  const nextWorkAt = '2026-11-24T06:00:00.000Z';
  const staff = {
    list: async () => [people.anna, people.boris, people.vera, people.worker],
    presenceAt: async (): Promise<Presence[]> =>
      [people.anna, people.boris, people.vera].map(({ id }) => ({
        ...{ employeeId: id, atWork: id !== people.vera.id, absentUntil: null, deputyId: null },
        nextWorkAt: id === people.vera.id ? nextWorkAt : null,
      })),
  };
  return { agents: new StaffAgents(staff as unknown as Staff), away: { nextWorkAt: new Date(nextWorkAt) } };
});

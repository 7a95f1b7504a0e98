import { ManualClock, newId } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeAgentDesks, FakeAgents, FakeParties, FakeSeals, FakeVisitorsHere } from './fake-line.js';
import { FakeChatBook, FakePartnerBook, FakeVisitBook, FakeVisitorBook } from './fake-visitor-books.js';
import {
  describeAgentDesks,
  describeAgents,
  describeParties,
  describeSeals,
  describeVisitorsHere,
} from './line.contract.js';
import { describeVisitorBooks } from './visitor-books.contract.js';

const nothing = async (): Promise<void> => undefined;

describeVisitorBooks('fakes', async () => {
  const [chats, visitors] = [new FakeChatBook(), new FakeVisitorBook()];
  return {
    ...{ chats, visitors, visits: new FakeVisitBook(), partners: new FakePartnerBook() },
    work: new FakeUnitOfWork(),
    conversation: async ({ id, ...of }) => void chats.conversations.set(id, of),
    serve: async (visitorId) => void visitors.served.add(visitorId),
    close: nothing,
  };
});
describeAgents('fake', () => {
  const agents = new FakeAgents();
  const nextWorkAt = new Date('2026-11-24T06:00:00Z');
  agents.put({ name: 'Борис', atWork: true });
  agents.put({ name: 'Вера', nextWorkAt });
  agents.put({ name: 'Анна', atWork: true });
  return { agents, away: { nextWorkAt } };
});
describeParties('fake', () => {
  const parties = new FakeParties();
  const partyId = newId();
  parties.known.push({
    party: { partyId, name: 'Ромашка' },
    points: [{ kind: 'email', value: 'a@romashka.example' }],
  });
  return { parties, partyId };
});
describeSeals('fake', () => ({ seals: new FakeSeals(), sealOf: (lines, secret) => `${secret}:${lines}` }));
describeAgentDesks('fake', async () => {
  const desks = new FakeAgentDesks();
  const agentId = newId();
  const rooms = { agent: ['agents', agentId], colleague: ['agents'], head: ['agents', 'heads'] };
  return {
    ...{ desks, agentId, close: nothing },
    heard: (who) => desks.told.filter((t) => rooms[who].includes(t.to)).map((t) => t.event),
  };
});
describeVisitorsHere('fake', () => {
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  return { here: new FakeVisitorsHere(clock), clock };
});

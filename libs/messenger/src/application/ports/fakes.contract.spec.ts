import { ManualClock, newId } from '@prorab/kernel';
import { FakeLocks, FakeUnitOfWork } from '@prorab/platform/testing';
import { monday } from '../../domain/a-conversation.builder.js';
import { keyOf } from '../../domain/participant.js';
import { describeConversationBook } from './conversation-book.contract.js';
import { FakeConversationBook } from './fake-conversation-book.js';
import { FakeFanOut } from './fake-fan-out.js';
import { FakeMessageBook } from './fake-message-book.js';
import { FakeColleagues, FakeInquiries } from './fake-neighbours.js';
import { FakeOpenDesks } from './fake-open-desks.js';
import { FakePresenceBook } from './fake-presence-book.js';
import { describeFanOut } from './fan-out.contract.js';
import { describeMessageBook } from './message-book.contract.js';
import { describeColleagues, describeInquiries } from './neighbours.contract.js';
import { describeOpenDesks } from './open-desks.contract.js';
import { describePresenceBook } from './presence-book.contract.js';

const close = async (): Promise<void> => undefined;

describeConversationBook('fake', async () => {
  const messages = new FakeMessageBook();
  return { book: new FakeConversationBook(new FakeLocks(), messages), messages, work: new FakeUnitOfWork(), close };
});
describeMessageBook('fake', async () => {
  const messages = new FakeMessageBook();
  return {
    ...{ messages, work: new FakeUnitOfWork(), close },
    trailOf: async (id) =>
      messages.trail
        .filter((r) => r.messageId === id)
        .map(({ what, text, by, at }) => ({ what, text, by: keyOf(by), at })),
  };
});
describePresenceBook('fake', async () => ({ book: new FakePresenceBook(), work: new FakeUnitOfWork(), close }));
describeOpenDesks('fake', async () => {
  const clock = new ManualClock(monday);
  return { desks: new FakeOpenDesks(clock), clock, close };
});
describeFanOut('fake', async () => {
  const fanOut = new FakeFanOut();
  return { fanOut, connect: async (who, ...conversations) => fanOut.connect(who, ...conversations), close };
});
describeColleagues('fake', async (given) => {
  const colleagues = new FakeColleagues();
  for (const { id, ...rest } of given) colleagues.hire(id, rest);
  return colleagues;
});
describeInquiries('fake', async (given) => {
  const inquiries = new FakeInquiries();
  const isOpen = new Set(['waiting', 'assigned', 'in-work', 'answered']);
  for (const { status, contactId, ...rest } of given)
    inquiries.put(
      { ...rest, subject: `Заявка ${rest.number}`, ownerId: null, partyId: newId(), isOpen: isOpen.has(status) },
      contactId,
    );
  return inquiries;
});

import { WEEKDAYS, WorkingCalendar, newId } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeNoticeLog, FakeNoticeSettingsBook } from './fake-notice-books.js';
import { FakeNoticeFacts } from './fake-notice-facts.js';
import { FakeNoticePeople } from './fake-notice-people.js';
import { noticeBooksContract } from './notice-books.contract.js';
import { noticeFactsContract } from './notice-facts.contract.js';
import { noticePeopleContract } from './notice-people.contract.js';

noticeBooksContract('fake', async () => ({
  ...{ settings: new FakeNoticeSettingsBook(), log: new FakeNoticeLog(), work: new FakeUnitOfWork() },
}));
noticePeopleContract('fake', async (given) => {
  const people = new FakeNoticePeople();
  for (const { id, zone, hours, absentUntil, active } of given) {
    const week = Object.fromEntries(WEEKDAYS.map((day) => [day, hours]));
    if (active) people.places.set(id, { zone, calendar: new WorkingCalendar({ zone, hours: week }), absentUntil });
  }
  return people;
});
noticeFactsContract('fake', async () => {
  const facts = new FakeNoticeFacts();
  const groups = new Map<string, { title: string; members: string[] }>();
  return {
    facts,
    async group(title, members) {
      const id = newId();
      groups.set(id, { title, members: [...members] });
      return id;
    },
    async say({ conversationId, authorId, text, at, urgent = false, mentions = [] }) {
      const { title = '', members: to = [] } = groups.get(conversationId) ?? {};
      const messageId = newId();
      const message = { messageId, conversationId, title, authorId, author: 'Анна', text, kind: 'group' as const };
      facts.said.push({ ...message, urgent, at, to, mentioned: mentions });
      return messageId;
    },
    look: async (employeeId, conversationId, at) => facts.look(employeeId, conversationId, at),
    remove: async (id) =>
      void facts.said.splice(
        facts.said.findIndex(({ messageId }) => messageId === id),
        1,
      ),
    leave: async (employeeId, conversationId) => {
      const { members = [] } = groups.get(conversationId) ?? {};
      members.splice(members.indexOf(employeeId), 1);
    },
    sitsDown: async (employeeId, deskActiveAt) =>
      void facts.presence.set(employeeId, { deskActiveAt, status: 'online' }),
  };
});

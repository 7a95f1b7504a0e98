import { ManualClock, newId } from '@prorab/kernel';
import { type Actor, actingAs, defineRights } from '@prorab/platform/marks';
import { FakeJobs, FakeLocks, FakeOutbox, FakeUnitOfWork } from '@prorab/platform/testing';
import { anna, boris, monday, vera } from '../domain/a-conversation.builder.js';
import type { MessageRecord } from '../domain/message.js';
import { type Participant, employee } from '../domain/participant.js';
import { AssistantEar } from './assistant-ear.js';
import { ConversationChanges } from './conversation-changes.js';
import { ConversationOpening } from './conversation-opening.js';
import { FakeConversationBook } from './ports/fake-conversation-book.js';
import { FakeFileBook } from './ports/fake-file-book.js';
import { FakeFanOut } from './ports/fake-fan-out.js';
import { FakeMessageBook } from './ports/fake-message-book.js';
import { FakeColleagues, FakeInquiries } from './ports/fake-neighbours.js';
import { FakeOpenDesks } from './ports/fake-open-desks.js';
import { FakePresenceBook } from './ports/fake-presence-book.js';
import { FileRules } from './files/file-rules.js';
import { GiveFiles } from './files/give-files.js';
import { NoticeJobs } from './notice/notice-jobs.js';
import { SpeechReading } from './speech-reading.js';
import { AddMembers } from './use-cases/add-members.use-case.js';
import { ChangeSpeech } from './use-cases/change-speech.use-case.js';
import { DeleteMessage } from './use-cases/delete-message.use-case.js';
import { EditMessage } from './use-cases/edit-message.use-case.js';
import type { CustomerLine } from './visitors/customer-line.js';
import { NotifyOfMessage } from './use-cases/notify-of-message.use-case.js';
import { MoveCursors } from './use-cases/move-cursors.use-case.js';
import { MuteConversation } from './use-cases/mute-conversation.use-case.js';
import { NoteDeskChange } from './use-cases/note-desk-change.use-case.js';
import { OpenAssistantTalk } from './use-cases/open-assistant-talk.use-case.js';
import { OpenDirect } from './use-cases/open-direct.use-case.js';
import { OpenGroup } from './use-cases/open-group.use-case.js';
import { OpenInquiryRoom } from './use-cases/open-inquiry-room.use-case.js';
import { PinMessage } from './use-cases/pin-message.use-case.js';
import { PostMessage, type Posting } from './use-cases/post-message.use-case.js';
import { PressButton } from './use-cases/press-button.use-case.js';
import { ReactToMessage } from './use-cases/react-to-message.use-case.js';
import { RemoveMember } from './use-cases/remove-member.use-case.js';
import { RenameConversation } from './use-cases/rename-conversation.use-case.js';
import { SayForAssistant, type Speech } from './use-cases/say-for-assistant.use-case.js';
import { SayPresence } from './use-cases/say-presence.use-case.js';

/** Those whom the specs of the use cases need: who really holds what is said in `messenger.rights.ts`. */
defineRights('messenger', {
  'messenger.message.delete-any': ['head'],
  'messenger.inquiry-room.use': ['head', 'manager'],
  'messenger.customer-chat.use': ['head', 'manager'],
});

/** Leads: may delete what others have said. */
export const gleb = employee('0190a000-0000-7000-8000-000000000014');
/** Of the workshop: has no business in the rooms of inquiries. */
export const egor = employee('0190a000-0000-7000-8000-000000000016');
const roles = new Map([anna, boris, vera].map((who) => [who.id, 'manager']))
  .set(gleb.id, 'head')
  .set(egor.id, 'manufacturer');
const actorOf = ({ id }: Participant): Actor => ({
  ...{ kind: 'employee', employeeId: id, role: roles.get(id) ?? 'manager', sessionId: id },
});
/** What is done by this person. */
export const as = <T>(who: Participant, work: () => T): T => actingAs(actorOf(who), work);

const fileRules = new FileRules({
  ...{ bytes: 1_000_000, perMessage: 10, unsentPerOwner: 10, takesPrograms: false, unsentMs: 86_400_000, deletedMs: 1 },
});

/** The whole messenger over fakes. Anna, Boris, Vera, Gleb and Egor work here. */
export function aMessengerWorld() {
  const clock = new ManualClock(monday);
  const [work, outbox] = [new FakeUnitOfWork(), new FakeOutbox()];
  const [messages, fanOut] = [new FakeMessageBook(), new FakeFanOut()];
  const conversations = new FakeConversationBook(new FakeLocks(), messages);
  const [colleagues, inquiries, presence] = [new FakeColleagues(), new FakeInquiries(), new FakePresenceBook()];
  const desks = new FakeOpenDesks(clock);
  for (const [id, role] of roles) colleagues.hire(id, { role });
  const changes = new ConversationChanges(conversations, messages, fanOut, work, clock);
  const opening = new ConversationOpening(conversations, fanOut, work, clock);
  const [ear, speeches] = [new AssistantEar(outbox), new SpeechReading(messages, outbox)];
  const talk = new OpenAssistantTalk(opening);
  const [fileBook, jobs] = [new FakeFileBook(), new FakeJobs()];
  const files = new GiveFiles(fileBook, fileRules);
  // Talks with visitors have a world of their own.
  const line = { heard: async () => undefined } as unknown as CustomerLine;
  const notices = new NotifyOfMessage(new NoticeJobs(jobs), work, clock);
  const world = {
    ...{
      clock,
      work,
      outbox,
      conversations,
      messages,
      fanOut,
      colleagues,
      inquiries,
      presence,
      desks,
      talk,
      fileBook,
      jobs,
    },
    post: new PostMessage(changes, messages, ear, speeches, files, notices, line),
    edit: new EditMessage(changes, ear),
    remove: new DeleteMessage(changes),
    react: new ReactToMessage(changes),
    pin: new PinMessage(changes, messages),
    press: new PressButton(changes, outbox),
    cursors: new MoveCursors(conversations, speeches, fanOut, work, clock),
    openDirect: new OpenDirect(opening, colleagues),
    openGroup: new OpenGroup(opening, colleagues),
    openRoom: new OpenInquiryRoom(opening, inquiries),
    addMembers: new AddMembers(changes, conversations, colleagues, fanOut, work),
    removeMember: new RemoveMember(changes, conversations, fanOut, work),
    rename: new RenameConversation(changes),
    mute: new MuteConversation(changes, conversations),
    speak: new SayForAssistant(changes, messages, talk, notices),
    changeSpeech: new ChangeSpeech(changes, messages),
    sayPresence: new SayPresence(presence, desks, fanOut, work, clock),
    noteDesk: new NoteDeskChange(presence, fanOut, work),
  };
  return {
    ...world,
    group: async (owner: Participant, ...others: Participant[]): Promise<string> => {
      const employeeIds = others.map((o) => o.id);
      return (await as(owner, () => world.openGroup.execute({ title: 'Склад', employeeIds }))).conversationId;
    },
    say: (conversationId: string, text: string, by: Participant, over: Partial<Posting> = {}): Promise<MessageRecord> =>
      as(by, () => world.post.execute({ conversationId, clientId: newId(), text, ...over })),
    speech: (over: Partial<Speech>): Promise<void> =>
      world.speak.execute({
        ...{ key: newId(), employeeId: null, conversationId: null, replyTo: null, text: 'Напоминаю' },
        ...{ buttons: [], buttonsUntil: null, urgent: false, ...over },
      }),
    /** What a conversation holds: texts, or codes of notes. */
    textsOf: (conversationId: string): string[] =>
      messages.of(conversationId).map((m) => m.fact?.code.replace('messenger.', '') ?? m.text),
  };
}
export type MessengerWorld = ReturnType<typeof aMessengerWorld>;

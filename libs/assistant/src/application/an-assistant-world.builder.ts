import { DomainError, ManualClock, WorkingCalendar, newId } from '@prorab/kernel';
import {
  type SpokenAnswer,
  type SpokenCommandHandler,
  type SpokenCommandMark,
  type SpokenContext,
  type SpokenOffer,
  type SpokenRoom,
  currentActor,
  defineMessages,
  defineRights,
} from '@prorab/platform/marks';
import { Speak, SpeechChanged } from '@prorab/messenger/contract';
import { FakeOutbox, FakeUnitOfWork, SpokenCommandRegistry } from '@prorab/platform/testing';
import { AssistantTerms } from './assistant-terms.js';
import { Audience } from './audience.js';
import { Ear } from './ear.js';
import { Errand } from './errand.js';
import { FakeButtonBook } from './ports/fake-button-book.js';
import { FakeDialogueBook } from './ports/fake-dialogue-book.js';
import { FakeHearingLog } from './ports/fake-hearing-log.js';
import { FakeLanguageModel } from './ports/fake-language-model.js';
import { FakeListeners } from './ports/fake-listeners.js';
import { ListCommands } from './queries/list-commands.query.js';
import type { Reply, SpeakTo } from './reply.js';
import { Apologise } from './use-cases/apologise.use-case.js';
import { HearPhrase } from './use-cases/hear-phrase.use-case.js';
import { PressButton } from './use-cases/press-button.use-case.js';
import { Voice } from './voice.js';

defineRights('planted', {
  'planted.invoice.read': ['head', 'manager'],
  'planted.invoice.pay': ['head', 'manager'],
  'planted.secret.read': ['head'],
});
defineMessages({
  'planted.invoice-paid': { ru: 'Счёт № {number} уже оплачен.', en: 'Invoice {number} is paid already.' },
});

const number = { kind: 'number', ask: { ru: 'Какой номер счёта?', en: 'Which invoice?' } } as const;
export const anna = '0190a000-0000-7000-8000-000000000011';
export const boris = '0190a000-0000-7000-8000-000000000012';
export const worker = '0190a000-0000-7000-8000-000000000013';
export const room = '0190a000-0000-7000-8000-0000000000c1';
const calendar = new WorkingCalendar({
  zone: 'Europe/Moscow',
  hours: { mon: '09:00-18:00', tue: '09:00-18:00', wed: '09:00-18:00', thu: '09:00-18:00', fri: '09:00-18:00' },
});

/** What the planted commands have done: they belong to nobody's context. */
export class PlantedInvoices {
  readonly paid: { number: number; by: string | null }[] = [];
  offers: SpokenOffer[] = [];
  asOf: Date | null = null;
  answer(text: string, now: Date): SpokenAnswer {
    return { text, buttons: this.offers, source: '1С', asOf: this.asOf ?? now };
  }
  pay(number: number): void {
    if (this.paid.some((one) => one.number === number))
      throw new DomainError('conflict', 'planted.invoice-paid', 'paid already', { number });
    const actor = currentActor();
    this.paid.push({ number, by: actor.kind === 'employee' ? actor.employeeId : null });
  }
}

type Slots = { number: number; how?: string };
const plant = (registry: SpokenCommandRegistry, invoices: PlantedInvoices): void => {
  const add = (mark: SpokenCommandMark, handler: SpokenCommandHandler<never>): void => registry.register(mark, handler);
  const shape = { slots: { number }, right: 'planted.invoice.read' };
  add(
    {
      ...shape,
      id: 'planted.invoice',
      title: { ru: 'Счёт по номеру', en: 'An invoice' },
      phrases: { ru: ['счёт {number}'], en: ['invoice {number}'] },
      effect: 'read',
    },
    {
      run: async ({ number }: Slots, { now, language }: SpokenContext) =>
        invoices.answer(language === 'ru' ? `Счёт № ${number}` : `Invoice ${number}`, now),
    },
  );
  add(
    {
      ...shape,
      id: 'planted.pay',
      right: 'planted.invoice.pay',
      title: { ru: 'Оплатить счёт', en: 'Pay an invoice' },
      phrases: { ru: ['оплати счёт {number}'], en: ['pay invoice {number}'] },
      effect: 'change',
    },
    {
      preview: async ({ number }: Slots) => {
        if (invoices.paid.some((one) => one.number === number))
          throw new DomainError('conflict', 'planted.invoice-paid', 'paid already', { number });
        return `Отметить счёт № ${number} оплаченным.`;
      },
      run: async ({ number }: Slots, { now }: SpokenContext) => {
        invoices.pay(number);
        return invoices.answer(`Счёт № ${number} оплачен.`, now);
      },
    },
  );
  add(
    {
      id: 'planted.secret',
      right: 'planted.secret.read',
      title: { ru: 'Тайна', en: 'A secret' },
      phrases: { ru: ['открой тайну'], en: ['open the secret'] },
      effect: 'read',
    },
    { run: async (_: object, { now }: SpokenContext) => invoices.answer('Тайна', now) },
  );
  add(
    {
      id: 'planted.private',
      right: null,
      rooms: ['assistant', 'desk'],
      title: { ru: 'Моя зарплата', en: 'My salary' },
      phrases: { ru: ['моя зарплата'], en: ['my salary'] },
      effect: 'read',
    },
    { run: async (_: object, { now }: SpokenContext) => invoices.answer('Зарплата', now) },
  );
  add(
    {
      id: 'planted.deliver',
      right: null,
      title: { ru: 'Доставить', en: 'Deliver' },
      phrases: { ru: ['доставь счёт {number} {how}'], en: ['deliver invoice {number} {how}'] },
      effect: 'read',
      slots: {
        number,
        how: {
          kind: 'choice',
          ask: { ru: 'Как?', en: 'How?' },
          choices: { car: { ru: ['машиной'], en: ['car'] }, train: { ru: ['поездом'], en: ['train'] } },
        },
      },
    },
    { run: async ({ number, how }: Slots, { now }: SpokenContext) => invoices.answer(`Везём ${number}: ${how}`, now) },
  );
  add(
    {
      id: 'planted.find',
      right: null,
      title: { ru: 'Найти', en: 'Find' },
      phrases: { ru: ['найди {who}'], en: ['find {who}'] },
      effect: 'read',
      slots: { who: { kind: 'text', ask: { ru: 'Кого?', en: 'Whom?' } } },
    },
    { run: async ({ who }: { who: string }, { now }: SpokenContext) => invoices.answer(`Нашла ${who}`, now) },
  );
};

/** The assistant over fakes, with commands that a context of the future might plant. Thursday noon in Moscow. */
export function anAssistantWorld() {
  const clock = new ManualClock('2026-11-26T09:00:00Z');
  const [work, outbox, buttons, dialogues] = [
    new FakeUnitOfWork(),
    new FakeOutbox(),
    new FakeButtonBook(),
    new FakeDialogueBook(),
  ];
  const [hearings, listeners, model] = [new FakeHearingLog(), new FakeListeners(), new FakeLanguageModel()];
  const [registry, invoices, terms] = [new SpokenCommandRegistry(), new PlantedInvoices(), new AssistantTerms()];
  plant(registry, invoices);
  for (const [employeeId, name, role] of [
    [anna, 'Анна', 'manager'],
    [boris, 'Борис', 'manager'],
    [worker, 'Егор', 'manufacturer'],
  ] as const)
    listeners.hire({ employeeId, name, role, calendar });
  const audience = new Audience(registry);
  const voice = new Voice(buttons, terms, outbox);
  const errand = new Errand(voice, terms);
  const press = new PressButton(buttons, dialogues, listeners, audience, errand, voice, work, clock);
  /** As after a restart: nothing is remembered but what the books hold. */
  const ears = (): HearPhrase =>
    new HearPhrase(
      listeners,
      hearings,
      dialogues,
      new Ear(audience, model),
      audience,
      errand,
      press,
      voice,
      work,
      clock,
    );
  type Saying = { by?: string; messageId?: string | null; edited?: boolean; kind?: SpokenRoom; to?: SpeakTo | null };
  const say = (
    text: string,
    { by = anna, messageId = newId(), edited = false, kind = 'assistant', to = null }: Saying = {},
  ) =>
    ears().execute({
      text,
      messageId,
      employeeId: by,
      conversationId: room,
      conversationKind: kind,
      at: clock.now(),
      edited,
      to,
    });
  return {
    ...{ clock, work, outbox, buttons, dialogues, hearings, listeners, model, invoices, registry, say },
    hear: ears(),
    presser: press,
    apologise: new Apologise(voice, work),
    listCommands: new ListCommands(audience),
    press: (reply: Reply | null, label: string, by = anna, to: SpeakTo | null = null): Promise<Reply | null> => {
      const button = reply?.buttons.find((one) => one.label === label);
      if (!button) throw new Error(`no button «${label}» under «${reply?.text}»`);
      return press.execute({ buttonId: button.id, employeeId: by, room: 'assistant', to });
    },
    pressId: (buttonId: string) => press.execute({ buttonId, employeeId: anna, room: 'assistant' }),
    spoken: () => outbox.of(Speak),
    changed: () => outbox.of(SpeechChanged),
  };
}

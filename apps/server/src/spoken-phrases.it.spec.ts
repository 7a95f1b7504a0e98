import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { Phrasebook, Wall } from '@prorab/assistant';
import { WorkingCalendar } from '@prorab/kernel';
import { SpokenCommands, type SpokenCommandMark } from '@prorab/platform/marks';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { readConfiguration } from './configuration.js';

const day = '09:00-18:00';
const calendar = new WorkingCalendar({
  zone: 'Europe/Moscow',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
});
/** Thursday noon in Moscow. */
const wall = new Wall(new Date('2026-11-26T09:00:00Z'), calendar);

/** Moscow's wall. */
const at = (text: string): string => new Date(`${text}+03:00`).toISOString();
const period = (from: string, to: string): object => ({
  period: {
    from: at(from.includes('T') ? from : `${from}T00:00`),
    to: at(to.includes('T') ? to : `${to}T00:00`),
    wholeDays: !from.includes('T'),
  },
});
const dayOf = (day: string): object => ({ day, time: null, at: at(`${day}T09:00`) });
const now = '2026-11-26T12:00';
const n451 = { number: 451 };

const phrases: readonly (readonly [typed: string, command: string, values: object])[] = [
  // As it stands, with politeness, in another order, with a slip, on the wrong layout.
  ['обращение 451', 'sales.inquiry-by-number', n451],
  ['Обращение №451', 'sales.inquiry-by-number', n451],
  ['№451', 'sales.inquiry-by-number', n451],
  ['#451', 'sales.inquiry-by-number', n451],
  ['451 обращение', 'sales.inquiry-by-number', n451],
  ['Ава, покажи пожалуйста обращение № 451', 'sales.inquiry-by-number', n451],
  ['ава покажи мне обращение номер 451!', 'sales.inquiry-by-number', n451],
  ['найди обращение 451', 'sales.inquiry-by-number', n451],
  ['обрашение 451', 'sales.inquiry-by-number', n451],
  ['обращния 451', 'sales.inquiry-by-number', n451],
  ['j,hfotybt 451', 'sales.inquiry-by-number', n451],
  ['заявка номер 451', 'sales.inquiry-by-number', n451],
  ['что там с заявкой 451?', 'sales.inquiry-by-number', n451],
  ['по обращению 451 что', 'sales.inquiry-by-number', n451],
  ['inquiry 451', 'sales.inquiry-by-number', n451],
  ['what is the status of inquiry 451', 'sales.inquiry-by-number', n451],
  ['обращение', 'sales.inquiry-by-number', {}],
  ['счет 451', 'sales.invoice-by-number', n451],
  ['счёта 451', 'sales.invoice-by-number', n451],
  ['cxtn 451', 'sales.invoice-by-number', n451],
  ['счте 451', 'sales.invoice-by-number', n451],
  ['счет №451', 'sales.invoice-by-number', n451],
  ['что там со счётом 451', 'sales.invoice-by-number', n451],
  ['Ава, оплачен ли счет 451?', 'sales.invoice-by-number', n451],
  ['счет 451 оплачен?', 'sales.invoice-by-number', n451],
  ['оплата по счету 451', 'sales.invoice-by-number', n451],
  ['забытые счета', 'sales.forgotten-invoices', {}],
  ['счета забытые', 'sales.forgotten-invoices', {}],
  ['покажи мои забытые счета', 'sales.forgotten-invoices', {}],
  ['забытые счеты', 'sales.forgotten-invoices', {}],
  ['неоплаченые счета', 'sales.forgotten-invoices', {}],
  ['pf,snst cxtnf', 'sales.forgotten-invoices', {}],
  ['кто не оплатил', 'sales.forgotten-invoices', {}],
  ['unpaid invoices', 'sales.forgotten-invoices', {}],
  ['что с оплатой Ромашки', 'sales.payments-of-customer', { who: 'Ромашки' }],
  ['что там с оплатой Ромашки?', 'sales.payments-of-customer', { who: 'Ромашки' }],
  ['оплата ООО Стройдом', 'sales.payments-of-customer', { who: 'ООО Стройдом' }],
  ['сколько должна Ромашка', 'sales.payments-of-customer', { who: 'Ромашка' }],
  ['долги Ромашки', 'sales.payments-of-customer', { who: 'Ромашки' }],
  ['остаток кирпич М150', 'sales.stock-of-item', { item: 'кирпич М150' }],
  ['остаток кирпич м150 на 1 июня', 'sales.stock-of-item', { item: 'кирпич м150', day: dayOf('2027-06-01') }],
  ['остаток кирпича М150 на 1 июня 2026', 'sales.stock-of-item', { item: 'кирпича М150', day: dayOf('2026-06-01') }],
  ['остатки кирпича на вчера', 'sales.stock-of-item', { item: 'кирпича', day: dayOf('2026-11-25') }],
  [
    'остаток пеноплекс 50 мм на 01.10.2026',
    'sales.stock-of-item',
    { item: 'пеноплекс 50 мм', day: dayOf('2026-10-01') },
  ],
  ['остатки кирпича М150', 'sales.stock-of-item', { item: 'кирпича М150' }],
  ['сколько кирпича на складе', 'sales.stock-of-item', { item: 'кирпича' }],
  ['есть ли пеноплекс 50 мм', 'sales.stock-of-item', { item: 'пеноплекс 50 мм' }],
  ['jcnfnjr rbhgbx', 'sales.stock-of-item', { item: 'кирпич' }],
  ['цена кирпич М150', 'sales.price-of-item', { item: 'кирпич М150' }],
  ['цена на кирпич М150', 'sales.price-of-item', { item: 'кирпич М150' }],
  ['сколько стоит кирпич М150', 'sales.price-of-item', { item: 'кирпич М150' }],
  ['почем кирпич', 'sales.price-of-item', { item: 'кирпич' }],
  ['мои обращения', 'sales.my-inquiries', {}],
  ['обращения мои', 'sales.my-inquiries', {}],
  ['покажи мои заявки', 'sales.my-inquiries', {}],
  ['мои обращенея', 'sales.my-inquiries', {}],
  ['vjb j,hfotybz', 'sales.my-inquiries', {}],
  ['что у меня в работе', 'sales.my-inquiries', {}],
  ['show me my inquiries please', 'sales.my-inquiries', {}],
  ['забытые письма', 'mail.unanswered-letters', {}],
  ['письма забытые', 'mail.unanswered-letters', {}],
  ['неотвеченные', 'mail.unanswered-letters', {}],
  ['неотвеченые письма', 'mail.unanswered-letters', {}],
  ['какие письма без ответа', 'mail.unanswered-letters', {}],
  ['кому мы не ответили', 'mail.unanswered-letters', {}],
  ['unanswered letters', 'mail.unanswered-letters', {}],
  ['перезвони 451', 'telephony.call-inquiry', n451],
  ['перезвони по обращению № 451', 'telephony.call-inquiry', n451],
  ['Ава, позвони по заявке 451', 'telephony.call-inquiry', n451],
  ['позвони 8 911 222-33-44', 'telephony.call-number', { phone: '+79112223344' }],
  ['позвони 89112223344', 'telephony.call-number', { phone: '+79112223344' }],
  ['набери номер +7 (911) 222-33-44', 'telephony.call-number', { phone: '+79112223344' }],
  ['найди Ромашку', 'sales.find-customer', { who: 'Ромашку' }],
  ['найди 8 921 555-12-12', 'sales.find-customer', { who: '8 921 555-12-12' }],
  ['найди +7 (921) 555-12-12', 'sales.find-customer', { who: '+7 (921) 555-12-12' }],
  ['найди ivan@firm.ru', 'sales.find-customer', { who: 'ivan@firm.ru' }],
  ['Ава найди «ООО Ромашка»', 'sales.find-customer', { who: 'ООО Ромашка' }],
  ['найди клиента Стройдом пожалуйста', 'sales.find-customer', { who: 'Стройдом' }],
  [
    'найди клиента Общество с ограниченной ответственностью Торговый дом Ромашка',
    'sales.find-customer',
    { who: 'Общество с ограниченной ответственностью Торговый дом Ромашка' },
  ],
  ['покажи клиента Ромашка', 'sales.find-customer', { who: 'Ромашка' }],
  ['найти компанию Дом и Сад', 'sales.find-customer', { who: 'Дом и Сад' }],
  ['клиент 7802345678', 'sales.find-customer', { who: '7802345678' }],
  ['yfqlb hjvfire', 'sales.find-customer', { who: 'ромашку' }],
  ['find customer Romashka', 'sales.find-customer', { who: 'Romashka' }],
  ['кто на месте', 'team.who-is-at-work', {}],
  ['кто сейчас на месте?', 'team.who-is-at-work', {}],
  ['на месте кто', 'team.who-is-at-work', {}],
  ['кто на мсете', 'team.who-is-at-work', {}],
  ['rnj yf vtcnt', 'team.who-is-at-work', {}],
  ['кто на работе сегодня', 'team.who-is-at-work', {}],
  ["who's at work", 'team.who-is-at-work', {}],
  ['меня нет до пятницы', 'team.be-absent', period('2026-11-26', '2026-11-27')],
  ['до пятницы меня нет', 'team.be-absent', period('2026-11-26', '2026-11-27')],
  ['меня не будет до понедельника', 'team.be-absent', period('2026-11-26', '2026-11-30')],
  ['меня не будет по понедельник', 'team.be-absent', period('2026-11-26', '2026-12-01')],
  ['меня нет до пятнцы', 'team.be-absent', period('2026-11-26', '2026-11-27')],
  ['vtyz ytn lj gznybws', 'team.be-absent', period('2026-11-26', '2026-11-27')],
  ['меня нет с 1 по 5 декабря', 'team.be-absent', period('2026-12-01', '2026-12-06')],
  ['меня нет 1-5 декабря', 'team.be-absent', period('2026-12-01', '2026-12-06')],
  ['меня нет с 28 декабря по 3 января', 'team.be-absent', period('2026-12-28', '2027-01-04')],
  ['меня не будет с 01.12.2026 до 05.12.2026', 'team.be-absent', period('2026-12-01', '2026-12-05')],
  ['меня не будет завтра', 'team.be-absent', period('2026-11-27', '2026-11-28')],
  ['меня не будет послезавтра', 'team.be-absent', period('2026-11-28', '2026-11-29')],
  ['меня не будет на следующей неделе', 'team.be-absent', period('2026-11-30', '2026-12-07')],
  ['меня не будет два дня', 'team.be-absent', period('2026-11-26', '2026-11-28')],
  ['завтра меня не будет до 12', 'team.be-absent', period('2026-11-27T00:00', '2026-11-27T12:00')],
  ['завтра после обеда меня не будет', 'team.be-absent', period('2026-11-27T13:00', '2026-11-28T00:00')],
  [
    'ухожу в отпуск с понедельника на 2 недели',
    'team.be-absent',
    { ...period('2026-11-30', '2026-12-14'), kind: 'vacation' },
  ],
  ['меня нет с завтрашнего дня по среду', 'team.be-absent', period('2026-11-27', '2026-12-03')],
  ['меня нет до конца недели', 'team.be-absent', period('2026-11-26', '2026-11-30')],
  ['i will be away tomorrow', 'team.be-absent', period('2026-11-27', '2026-11-28')],
  ['меня нет завтра с 14 до 16', 'team.be-absent', period('2026-11-27T14:00', '2026-11-27T16:00')],
  ['меня нет сегодня после 15', 'team.be-absent', period('2026-11-26T15:00', '2026-11-27T00:00')],
  ['меня нет до 15:00', 'team.be-absent', period(now, '2026-11-26T15:00')],
  ['я в отпуске с 1 по 14 декабря', 'team.be-absent', { ...period('2026-12-01', '2026-12-15'), kind: 'vacation' }],
  ['я на больничном до понедельника', 'team.be-absent', { ...period('2026-11-26', '2026-11-30'), kind: 'sick' }],
  ['i am away until friday', 'team.be-absent', period('2026-11-26', '2026-11-27')],
  ["i'm off tomorrow", 'team.be-absent', period('2026-11-27', '2026-11-28')],
  ['i am away from monday to wednesday', 'team.be-absent', period('2026-11-30', '2026-12-03')],
  ['отмени отсутствие', 'team.cancel-absence', {}],
  ['отменить мое отсутствие', 'team.cancel-absence', {}],
  ['cancel my absence', 'team.cancel-absence', {}],
  ['сводка за день', 'sales.summary-of-day', {}],
  ['сводка', 'sales.summary-of-day', {}],
  ['сводка за вчера', 'sales.summary-of-day', { day: { day: '2026-11-25', time: null, at: at('2026-11-25T09:00') } }],
  ['итоги недели', 'sales.summary-of-week', {}],
  ['отчет за неделю пожалуйста', 'sales.summary-of-week', {}],
  ['weekly report', 'sales.summary-of-week', {}],
  ['возьми обращение 451', 'sales.take-inquiry', n451],
  ['верни 451', 'sales.return-inquiry', n451],
  ['закрой 451 успешно', 'sales.close-inquiry', { ...n451, outcome: 'won' }],
  ['чьё обращение 451', 'sales.inquiry-by-number', n451],
  ['сколько обращений у меня', 'sales.my-inquiries', {}],
  ['сколько писем без ответа', 'mail.unanswered-letters', {}],
  ['где Борис', 'team.who-is-at-work', { who: 'Борис' }],
  ['Борис на месте?', 'team.who-is-at-work', { who: 'Борис' }],
  ['беру 451', 'sales.take-inquiry', n451],
  ['взять в работу обращение 451', 'sales.take-inquiry', n451],
  ['возму заявку 451', 'sales.take-inquiry', n451],
  ['верни обращение 451', 'sales.return-inquiry', n451],
  ['return inquiry 451', 'sales.return-inquiry', n451],
  ['закрой обращение 451 успешно', 'sales.close-inquiry', { ...n451, outcome: 'won' }],
  ['закрой 451 отказ', 'sales.close-inquiry', { ...n451, outcome: 'lost' }],
  ['закрой заявку 451', 'sales.close-inquiry', n451],
  ['close inquiry 451 won', 'sales.close-inquiry', { ...n451, outcome: 'won' }],
  ['помощь', 'assistant.help', {}],
  ['что ты умеешь?', 'assistant.help', {}],
  ['gjvjom', 'assistant.help', {}],
  [
    'напомни завтра в 10 позвонить в Ромашку',
    'assistant.remind',
    { what: 'позвонить в Ромашку', when: { day: '2026-11-27', time: '10:00', at: at('2026-11-27T10:00') } },
  ],
  [
    'напомни позвонить в Ромашку завтра в 10',
    'assistant.remind',
    { what: 'позвонить в Ромашку', when: { day: '2026-11-27', time: '10:00', at: at('2026-11-27T10:00') } },
  ],
  [
    'напомни мне через 2 часа проверить оплату',
    'assistant.remind',
    { what: 'проверить оплату', when: { day: '2026-11-26', time: '14:00', at: at('2026-11-26T14:00') } },
  ],
  [
    'напомни в понедельник отправить договор',
    'assistant.remind',
    { what: 'отправить договор', when: { day: '2026-11-30', time: null, at: at('2026-11-30T09:00') } },
  ],
  [
    'напомни в 3 позвонить Анне',
    'assistant.remind',
    { what: 'позвонить Анне', when: { day: '2026-11-26', time: '15:00', at: at('2026-11-26T15:00') } },
  ],
  [
    'напомни 5 декабря в 7 вечера поздравить Анну',
    'assistant.remind',
    { what: 'поздравить Анну', when: { day: '2026-12-05', time: '19:00', at: at('2026-12-05T19:00') } },
  ],
  [
    'remind me tomorrow at 3pm to call Romashka',
    'assistant.remind',
    { what: 'call Romashka', when: { day: '2026-11-27', time: '15:00', at: at('2026-11-27T15:00') } },
  ],
];

describe('what people type to Ava', () => {
  let app: INestApplicationContext;
  let folder: string;
  let marks: SpokenCommandMark[];
  let book: Phrasebook;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prorab-phrases-'));
    const log = pino({ level: 'silent' });
    const root = AppModule.of(readConfiguration('config/company.example.yaml'), {
      ...{ databaseUrl: `sqlite:${folder}/a.db`, filesFolder: folder, dataFolder: folder, log, works: false },
    });
    app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
    marks = app
      .get(SpokenCommands, { strict: false })
      .all()
      .map(({ mark }) => mark);
    book = new Phrasebook(marks);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(phrases)('«%s» is %s', (typed, command, values) => {
    const found = book.understand(typed, wall);
    const heard = found.kind === 'command' ? [found.match.command, found.match.values] : found;
    expect(heard).toEqual([command, values]);
  });

  it.each(['какая погода', 'удали базу', 'купи слона', 'how is the weather', '🙂', '((('])(
    '«%s» is nothing she knows, and she has three nearest',
    (typed) => {
      const found = book.understand(typed, wall);
      expect(found).toMatchObject({ kind: 'unknown' });
      expect(found.kind === 'unknown' && found.nearest).toHaveLength(3);
    },
  );

  it('every phrase of every command of the house is understood as that command', () => {
    expect(marks.length).toBeGreaterThan(12);
    const samples: Record<string, string> = {
      ...{ number: '451', text: 'Ромашка', moment: 'завтра в 10', period: 'до понедельника', duration: '2 часа' },
      ...{ email: 'ivan@firm.ru', phone: '+7 921 555-12-12' },
    };
    const whole = new Phrasebook(marks);
    const wrong = marks.flatMap(({ id, phrases: { ru, en }, slots = {} }) =>
      [...ru, ...en].flatMap((phrase) => {
        const typed = phrase
          .replace(/\{(\w+)\}/g, (_, name: string) => {
            const slot = slots[name];
            return slot?.kind === 'choice'
              ? (Object.values(slot.choices)[0]?.ru[0] ?? '')
              : (samples[slot?.kind ?? ''] ?? '');
          })
          .replace(/(\S+?)\|\S+/g, '$1');
        const found = whole.understand(typed, wall);
        return found.kind === 'command' && found.match.command === id
          ? []
          : [`${typed} (${id}): ${JSON.stringify(found)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

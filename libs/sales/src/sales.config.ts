import { z } from 'zod';
import { CareRules } from './application/care-rules.js';
import { channels } from './domain/channel.js';
import { inquiryStatuses } from './domain/inquiry/inquiry-status.js';
import { type Pipeline, guardedMoves, needs } from './domain/inquiry/pipeline.js';
import { SalesRules } from './application/sales-rules.js';
import { type PolicyDocument, defaultPolicy } from './domain/distribution/policy-document.js';

const minutes = (about: string) => z.number().int().min(1).max(100_000).describe(about);
const backSoonMinutes = z
  .number()
  .int()
  .min(0)
  .max(1440)
  .describe('So many minutes the inquiry waits for the very person.');
const weight = z.number().min(0).max(100).describe('What such an inquiry weighs against the capacity of its owner.');

const strict = z.boolean().describe('true: nobody outside of it; false: preferred only.');
const named = <const N extends string>(name: N, about: string) => z.literal(name).describe(about);

const rule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: named('keep-thread-manager', 'Who is in the thread already.'), backSoonMinutes }),
  z.strictObject({ rule: named('responsible-of-party', 'Who is responsible for the customer.'), backSoonMinutes }),
  z.strictObject({
    rule: named('deputy', 'Who stands in for one who is away.'),
    depth: z.number().int().min(1).max(10).describe('Deputies of deputies, so far.'),
    backSoonMinutes,
  }),
  z.strictObject({ rule: named('group', 'The group of the mailbox.'), strict }),
  z.strictObject({ rule: named('branch', 'The people of the branch.'), strict }),
  z.strictObject({ rule: named('least-load', 'Who carries least against his capacity; then who waited longest.') }),
]);

/** The distribution policy as the configuration and the head's API take it. */
export const policyDocument = z.strictObject({
  name: z.string().min(1).max(100).describe('Stands in the history of every inquiry that it gave out.'),
  roles: z.array(z.string()).min(1).describe('Roles that get inquiries.'),
  rules: z.array(rule).min(1).max(20).describe('Asked in this order until one of them decides.'),
  weights: z.strictObject({
    state: z.strictObject({ assigned: weight, 'in-work': weight, answered: weight }),
    channel: z.strictObject({ letter: weight, call: weight, chat: weight, order: weight, form: weight }),
  }),
  groups: z.record(z.string(), z.array(z.string())).describe('Group → employee ids or e-mail addresses.'),
}) satisfies z.ZodType<PolicyDocument>;

const code = z.string().regex(/^[a-z0-9-]{1,50}$/);
/** A kind of sale: names of its own for the states of an inquiry, and what it asks for. */
const pipeline = z.strictObject({
  code: code.describe('Kept with the inquiry; never change it.'),
  ru: z.string().min(1).max(100).describe('In Russian.'),
  en: z.string().min(1).max(100).describe('In English.'),
  channels: z.array(z.enum(channels)).max(20).default([]).describe('Requests by these channels begin in it.'),
  groups: z.array(z.string().min(1).max(100)).max(100).default([]).describe('Requests to these groups begin in it.'),
  stages: z
    .array(
      z.strictObject({
        status: z.enum(inquiryStatuses).describe('State of the inquiry that is called so here.'),
        ru: z.string().min(1).max(100).describe('In Russian.'),
        en: z.string().min(1).max(100).describe('In English.'),
      }),
    )
    .max(inquiryStatuses.length)
    .default([])
    .describe('Names of its own for the states; the others keep their usual names.'),
  guards: z
    .array(
      z.strictObject({
        move: z.enum(guardedMoves).describe('`invoice`: issued from here; `won`: closed as won.'),
        needs: z.array(z.enum(needs)).min(1).max(needs.length).describe('What must be there before.'),
        unlessNoted: z.boolean().default(false).describe('A person may go on without, and writes why.'),
      }),
    )
    .max(20)
    .default([])
    .describe('What is asked for before a step.'),
}) satisfies z.ZodType<Pipeline>;

const numbers = new SalesRules();

const usualCare = new CareRules();
const days = (most: number, about: string) => z.number().int().min(1).max(most).describe(about);

/** Part `forgotten` of the section `sales`. */
const forgotten = z.strictObject({
  managerDays: z
    .array(z.number().int().min(1).max(250))
    .min(1)
    .max(10)
    .refine((steps) => steps.every((day, n) => n === 0 || day > (steps[n - 1] ?? 0)), 'ascending')
    .default([...usualCare.managerDays])
    .describe('Working days without payment after which the manager is told, ascending.'),
  headDay: days(250, 'Working days without payment after which the head is told.').default(usualCare.headDay),
  watchDays: days(1_000, 'Days after which an invoice without a promise is not watched any more.').default(
    usualCare.watchDays,
  ),
  firstDays: days(1_000, 'On the first day invoices of so many days are told of; the older are one line.').default(
    usualCare.firstDays,
  ),
  twinDays: days(250, 'The same goods for the same customer so many days apart are one order.').default(
    usualCare.twinDays,
  ),
  snoozeAtMostDays: days(365, 'Days by which an invoice can be put off.').default(usualCare.snoozeAtMostDays),
  promiseAtMostDays: days(
    1_000,
    'A day to pay by that is further from the issue, and a promised one further ahead, is no day to wait for.',
  ).default(usualCare.promiseAtMostDays),
  learnFrom: days(100_000, 'Fewer closed invoices are too little to learn the chance from.').default(
    usualCare.learnFrom,
  ),
  paidWithinDays: days(1_000, 'Paid later than so many days after the issue is not paid.').default(
    usualCare.paidWithinDays,
  ),
});
const file = (about: string) => z.string().min(1).max(1000).describe(about);
const milliseconds = (most: number, about: string) => z.number().int().min(100).max(most).describe(about);
/** How a base of 1C 7.7 is reached and understood. */
const onec77 = z.strictObject({
  urlEnv: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'the NAME of an environment variable, not the secret itself')
    .default('MSSQL_URL')
    .describe(
      'Name of the environment variable with mssql://login:password@server:1433/base; a login that only reads.',
    ),
  dds: file('Copy of 1Cv7.DDS from the folder of the base, or the path to it.'),
  md: file('The same of 1Cv7.MD; not needed when the mapping has the numbers.')
    .nullable()
    .default(null)
    .describe('The same of 1Cv7.MD; not needed when the mapping has the numbers.'),
  mapping: file('What plays which part in this configuration: config/onec77/*.yaml.'),
  zone: z.string().min(1).max(60).default('Europe/Moscow').describe('IANA zone of the clocks of 1C.'),
  recentDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(60)
    .describe('Documents of so many days are looked at whenever something has changed; older ones when all are read.'),
  tdsVersion: z
    .enum(['7_1', '7_2', '7_3_A', '7_3_B', '7_4'])
    .default('7_4')
    .describe('7_1 for SQL Server 2000, 7_2 for 2005, 7_3_A for 2008.'),
  encrypt: z.boolean().default(false).describe('TLS to the server; old servers cannot.'),
  trustServerCertificate: z.boolean().default(false).describe('Take a certificate that nobody has signed.'),
  requestTimeoutMs: milliseconds(600_000, 'One question waits so long for its answer.').default(15_000),
  connectTimeoutMs: milliseconds(600_000, 'A connection waits so long for the server.').default(15_000),
  lockTimeoutMs: milliseconds(10_000, 'So long a question waits where somebody holds a lock.').default(2_000),
});
const environmentName = (about: string) =>
  z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,99}$/, 'the NAME of an environment variable, not the secret itself')
    .describe(about);
/** How 1C comes to us with CommerceML 2, docs/onec8.md. */
const commerceml = z.strictObject({
  userEnv: environmentName('Name of the environment variable with the login by which 1C comes.').default(
    'ONEC_EXCHANGE_USER',
  ),
  passwordEnv: environmentName('The same of its password; at least 12 characters.').default('ONEC_EXCHANGE_PASSWORD'),
  folder: file('A folder of ours for what 1C sends, on a disk with room for twice a whole catalogue.').default(
    'data/1c-exchange',
  ),
  zone: z.string().min(1).max(60).default('Europe/Moscow').describe('IANA zone of the clocks of 1C.'),
  encoding: z
    .enum(['utf-8', 'windows-1251'])
    .default('utf-8')
    .describe('Of our answers, unless 1C names one in Accept-Charset.'),
  draftStatuses: z
    .array(z.string().min(1).max(100))
    .max(50)
    .default([])
    .describe('Orders of 1C with such a status (Статус заказа) are drafts, not yet invoices.'),
  pieceMegabytes: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(8)
    .describe('So large a piece of a file 1C may send at once.'),
  visitMegabytes: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(4_000)
    .describe('All files of one visit of 1C together.'),
  silentHours: z
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(24)
    .describe('When 1C has not come for so long, the books count as not answering.'),
});
/** The books of the company. */
const ledgerParts = z.strictObject({
  source: z
    .enum(['native', 'onec77', 'commerceml'])
    .default('native')
    .describe(
      'Whose books are read: our own, 1C 7.7, or an exchange by CommerceML. To change it later takes `npm run cli -- change-books` too.',
    ),
  authors: z
    .record(z.string().min(1).max(100), z.string().min(1).max(320))
    .default({})
    .describe('Login in the books → employee: address, its part before the @, or name.'),
  lagLimitMinutes: minutes('Books that did not answer for so long alarm.').default(numbers.ledgerLagLimitMinutes),
  allEveryHours: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(numbers.ledgerAllEveryHours)
    .describe('The books are read whole at least this often; every hour from 0 to 5 o’clock besides.'),
  zone: z
    .string()
    .min(1)
    .max(60)
    .default(numbers.ledgerZone)
    .describe('Time zone by whose wall days of payment are counted.'),
  wonWhenPaid: z
    .boolean()
    .default(numbers.wonWhenPaid)
    .describe('An inquiry whose invoices are all paid is won, unless a next step is planned.'),
  onec77: onec77.nullable().default(null).describe('Needed when the source is onec77.'),
  commerceml: commerceml.prefault({}).describe('Used when the source is commerceml.'),
});
const ledger = ledgerParts.refine((l) => l.source !== 'onec77' || l.onec77 !== null, {
  path: ['onec77'],
  message: 'needed when the source is onec77',
});

/** Section `sales` of config/company.yaml. Everything has a default. */
export const salesConfig = z.strictObject({
  firstResponseMinutes: minutes('Working minutes until the first answer is late.').default(
    numbers.firstResponseMinutes,
  ),
  takeWithinMinutes: minutes('Working minutes until an assigned inquiry that nobody took goes back.').default(
    numbers.takeWithinMinutes,
  ),
  joinWindowMinutes: minutes('Contacts of one party this close are one inquiry.').default(numbers.joinWindowMinutes),
  reopenWithinDays: z
    .number()
    .int()
    .min(0)
    .max(3650)
    .default(numbers.reopenWithinDays)
    .describe('Later a contact opens a new inquiry that continues the old.'),
  untouchedWorkingMinutes: minutes('Untouched this long, an open inquiry is red.').default(
    numbers.untouchedWorkingMinutes,
  ),
  moveWhenAbsentHours: z
    .number()
    .min(0)
    .max(1000)
    .default(numbers.moveWhenAbsentHours)
    .describe('An absence this long moves everything; a shorter one asks the head.'),
  mainBranch: z
    .string()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe(
      'Name or city of the branch whose hours count when a contact names none; else the first that has people.',
    ),
  areaCode: z
    .string()
    .regex(/^\d{3,5}$/)
    .default(numbers.areaCode)
    .describe('City code that completes local phone numbers.'),
  lossReasons: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^[a-z0-9-]{1,50}$/)
          .describe('Kept with the inquiry; never change it.'),
        ru: z.string().min(1).describe('In Russian.'),
        en: z.string().min(1).describe('In English.'),
      }),
    )
    .min(1)
    .default([...numbers.lossReasons])
    .describe('Why an inquiry can be lost.'),
  orderExchange: z
    .union([
      z.strictObject({
        folder: z
          .string()
          .min(1)
          .max(500)
          .describe('A folder that Prorab and 1C both see; docs/onec77/orders.md says what 1C has to do there.'),
      }),
      z.strictObject({
        databaseFrom: z
          .string()
          .regex(/^[A-Z][A-Z0-9_]{0,99}$/)
          .describe(
            'Name of the environment variable with mssql://login:password@server/prorab_exchange, a database of ours with the table of docs/onec77/orders-table.sql.',
          ),
      }),
    ])
    .nullable()
    .default(null)
    .describe(
      'Through which orders go to 1C, which makes invoices of them; null = they do not, unless the books are read by CommerceML: then they go by it.',
    ),
  pipelines: z
    .array(pipeline)
    .min(1)
    .max(20)
    .refine((list) => new Set(list.map((p) => p.code)).size === list.length, 'two pipelines have one code')
    .default(numbers.pipelines.map((p) => structuredClone(p)) as never)
    .describe('Kinds of sales. The first is for everything that no other one claims.'),
  forgotten: forgotten.prefault({}).describe('Invoices that nobody pays.'),
  ledger: ledger.prefault({}),
  policy: policyDocument
    .default(structuredClone(defaultPolicy) as never)
    .describe('Rules of distribution until the head keeps others.'),
});
export type SalesConfig = z.infer<typeof salesConfig>;
/** Ways to books other than those that are read. */
export const idleSalesParts = ({ ledger: { source } }: SalesConfig): string[] =>
  ['onec77', 'commerceml'].filter((way) => way !== source).map((way) => `ledger.${way}`);

export function salesRulesOf({
  policy: _,
  forgotten: _care,
  orderExchange: _exchange,
  ledger,
  ...rules
}: SalesConfig): SalesRules {
  return new SalesRules({
    ...rules,
    ledgerAuthors: ledger.authors,
    ledgerLagLimitMinutes: ledger.lagLimitMinutes,
    ledgerAllEveryHours: ledger.allEveryHours,
    ledgerZone: ledger.zone,
    wonWhenPaid: ledger.wonWhenPaid,
  });
}

export const careRulesOf = ({ forgotten: rules }: SalesConfig): CareRules => new CareRules(rules);

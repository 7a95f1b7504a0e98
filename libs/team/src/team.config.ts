import { Holidays, RUSSIAN_HOLIDAYS, WEEKDAYS } from '@prorab/kernel';
import { z } from 'zod';
import { folded } from './contract/branch-named.js';
import { EMPLOYEE_ROLES } from './contract/employee-role.js';
import { LoginRules } from './domain/login-rules.js';

const SECOND = 1000;
const HOUR = 3_600 * SECOND;

const hours = z
  .partialRecord(z.enum(WEEKDAYS), z.string().max(100))
  .describe('Weekday → `09:00-13:00, 14:00-18:00`; a day not named is closed.');

const days = (what: string) =>
  z
    .array(z.string().regex(/^\d\d-\d\d$/))
    .default([])
    .describe(`${what}; each as \`05-10\`.`);
const holidays = z
  .record(
    z.string().regex(/^20\d\d$/),
    z.strictObject({
      off: days('Free days of the year, statutory and moved'),
      work: days('Saturdays and Sundays that are working days'),
      short: days('Working days that end an hour earlier'),
    }),
  )
  .default({})
  .superRefine((years, context) => {
    for (const [year, table] of Object.entries(years))
      try {
        new Holidays({ [year]: table });
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        context.addIssue({
          code: 'custom',
          path: [year],
          message: 'names a day that the year does not have',
          params: { ru: 'назван день, которого в году нет' },
        });
      }
  });

const firstStart = z
  .strictObject({
    demoPassword: z
      .string()
      .min(8)
      .optional()
      .describe('One password for everybody, to try things out; without it each gets one of his own, shown once.'),
    branches: z
      .array(
        z.strictObject({
          key: z.string().min(1).max(40).describe('What the employees below name it by.'),
          name: z.string().min(1).max(100).describe('As people call it.'),
          city: z.string().min(1).max(100).describe('Where it is.'),
          zone: z.string().default('Europe/Moscow').describe('IANA name; the business day begins at its midnight.'),
          areaCode: z.string().nullable().default(null).describe('Completes local phone numbers: `812`.'),
          hours,
          exceptions: z.record(z.string(), z.string()).default({}).describe('Day → hours: `2026-12-31: 10:00-15:00`.'),
          keepsHolidays: z.boolean().default(true).describe('false: open on public holidays too.'),
        }),
      )
      .min(1),
    employees: z
      .array(
        z.strictObject({
          login: z.string().min(2).max(100).describe('What he logs in with; any of his addresses does too.'),
          name: z.string().min(1).max(100).describe('First name and surname.'),
          role: z.enum(EMPLOYEE_ROLES).describe('Decides his rights; see `GET /api/rights`.'),
          branch: z.string().describe('Key of a branch above.'),
          emails: z.array(z.string()).default([]).describe('His addresses, the main one first.'),
          extension: z.string().nullable().default(null).describe('Internal phone number.'),
          capacity: z.number().min(0).max(10_000).default(10).describe('Open inquiries at once, weighted.'),
          deputy: z.string().nullable().default(null).describe('Login of who stands in.'),
          hours: hours.nullable().default(null).describe('Days that differ from the branch.'),
        }),
      )
      .min(1),
  })
  .superRefine(({ branches, employees }, context) => {
    const complain = (path: (string | number)[], message: string, ru: string) =>
      context.addIssue({ code: 'custom', path, message, params: { ru } });
    const keys = branches.map(({ key }) => key);
    const logins = employees.map(({ login }) => login);
    keys.forEach(
      (key, i) => keys.indexOf(key) < i && complain(['branches', i, 'key'], 'is there twice', 'встречается дважды'),
    );
    // Mailboxes and the command line name a branch by its name.
    const names = branches.map(({ name }) => folded(name));
    names.forEach(
      (name, i) =>
        names.indexOf(name) < i &&
        complain(
          ['branches', i, 'name'],
          `is the name of branches.${names.indexOf(name)} already`,
          `так уже называется branches.${names.indexOf(name)}: двух филиалов с одним названием быть не может`,
        ),
    );
    logins.forEach(
      (login, i) =>
        logins.indexOf(login) < i && complain(['employees', i, 'login'], 'is there twice', 'встречается дважды'),
    );
    employees.forEach(({ branch, deputy, login }, i) => {
      if (!keys.includes(branch)) complain(['employees', i, 'branch'], 'no such branch', 'такого филиала в списке нет');
      if (deputy !== null && (!logins.includes(deputy) || deputy === login))
        complain(
          ['employees', i, 'deputy'],
          'is another employee of this list',
          'нужен логин другого сотрудника из списка',
        );
    });
    if (!employees.some(({ role }) => role === 'administrator'))
      complain(['employees'], 'one of them must be the administrator', 'среди них должен быть administrator');
  });

export const teamConfig = z.strictObject({
  firstStart: firstStart.optional().describe('Who is there when the house is opened for the first time.'),
  holidays: holidays.describe(
    'Years of the government decree on moved holidays that this version does not know yet, or sees wrong.',
  ),
  session: z
    .strictObject({
      idleHours: z.number().min(0.01).max(720).default(12).describe('A session unused for so long ends.'),
      longestDays: z
        .number()
        .min(0.01)
        .max(365)
        .default(14)
        .describe('It ends after so many days, however much it is used.'),
      touchEverySeconds: z.number().min(0).max(3600).default(60).describe('Its use is written down at most so often.'),
    })
    .prefault({}),
  lockOut: z
    .strictObject({
      freeFailures: z.number().int().min(1).max(100).default(5).describe('Failed logins in a row that cost nothing.'),
      firstDelaySeconds: z
        .number()
        .min(1)
        .max(3600)
        .default(30)
        .describe('Pause after the next one; doubled with each further.'),
      longestDelaySeconds: z.number().min(1).max(86_400).default(900).describe('The pause grows no longer than this.'),
      forgetAfterHours: z
        .number()
        .min(0.1)
        .max(720)
        .default(24)
        .describe('Failures are forgotten after so long without one.'),
    })
    .prefault({}),
  password: z
    .strictObject({ shortest: z.number().int().min(8).max(64).default(10).describe('Characters.') })
    .prefault({}),
  secondFactor: z
    .strictObject({
      issuer: z.string().min(1).max(60).default('Прораб').describe('What the authenticator shows above the code.'),
    })
    .prefault({}),
});
export type TeamConfig = z.infer<typeof teamConfig>;

/** Russia's holidays as this version knows them, and what the company adds to them. */
export const holidaysFrom = ({ holidays: more }: Pick<TeamConfig, 'holidays'>): Holidays =>
  new Holidays({ ...RUSSIAN_HOLIDAYS, ...more });

export function loginRulesFrom({ session, lockOut, password }: TeamConfig): LoginRules {
  return new LoginRules(
    {
      idleMs: session.idleHours * HOUR,
      longestMs: session.longestDays * 24 * HOUR,
      touchEveryMs: session.touchEverySeconds * SECOND,
    },
    {
      free: lockOut.freeFailures,
      firstDelayMs: lockOut.firstDelaySeconds * SECOND,
      longestDelayMs: lockOut.longestDelaySeconds * SECOND,
      forgetAfterMs: lockOut.forgetAfterHours * HOUR,
    },
    password.shortest,
  );
}

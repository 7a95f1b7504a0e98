import { PhoneNumber } from '@prorab/kernel';
import { z } from 'zod';

const environmentName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'the NAME of an environment variable, not the secret itself')
  .describe('Name of the environment variable that holds the password.');
const number = z
  .string()
  .transform((text, context) => {
    const found = PhoneNumber.parse(text)?.e164;
    if (found) return found;
    context.addIssue({ code: 'custom', message: 'a phone number with its city code, +78112201234' });
    return z.NEVER;
  })
  .describe('Number of ours, with its city code.');
const trunkName = z.string().regex(/^[a-z][a-z\d-]{0,39}$/, 'small Latin letters, digits and hyphens');

const exchangeConfig = z.strictObject({
  url: z
    .string()
    .regex(/^https?:\/\/[^\s/]+$/, 'http://host:port')
    .default('http://127.0.0.1:8088')
    .describe('Where Asterisk’s ARI listens (http.conf).'),
  user: z.string().min(1).default('prorab').describe('User of ari.conf.'),
  passwordEnv: environmentName.default('PRORAB_ARI_PASSWORD'),
  application: z
    .string()
    .regex(/^[\w-]{1,50}$/)
    .default('prorab')
    .describe('Name of the Stasis application, as the dialplan writes it.'),
  records: z
    .string()
    .regex(/^\//, 'a path from the root: /var/log/asterisk/cdr-csv/Master.csv')
    .optional()
    .describe(
      'Asterisk’s own list of calls, `/var/log/asterisk/cdr-csv/Master.csv`, readable for Prorab: calls that went past it are filled in from there. Without it they are not.',
    ),
});
const lineConfig = z.strictObject({
  number,
  title: z
    .string()
    .max(60)
    .default('')
    .describe('For people, beside the caller’s name on the phones: «Псков». By default the city of the branch.'),
  branch: z.string().max(100).optional().describe('Name or city of the branch whose people take its calls.'),
  source: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('Where those who call it have found the number, for the report: «Яндекс.Карты».'),
});
const ringConfig = z.strictObject({
  group: z
    .enum(['all', 'one-by-one', 'least-recent'])
    .default('all')
    .describe('`all` ring at once, `one-by-one` by name, `least-recent`: who has talked least lately is first.'),
  seconds: z.number().int().min(5).max(120).default(25).describe('How long a group, or each of it, rings.'),
  keeperSeconds: z
    .number()
    .int()
    .min(5)
    .max(60)
    .default(12)
    .describe('How long the customer’s own manager rings before the others do.'),
  lookupMs: z
    .number()
    .int()
    .min(50)
    .max(2_000)
    .default(300)
    .describe('A call waits so long for the name of the caller; then it rings without.'),
});

const recordingsConfig = z.strictObject({
  months: z.number().int().min(1).max(120).default(12).describe('How long recordings of talks are kept.'),
});

/** `telephony:` of config/company.yaml. Without `exchange` there is no telephony. */
export const telephonyConfig = z.strictObject({
  exchange: exchangeConfig.optional().describe('Asterisk 20 to 22. Without it telephony is off.'),
  lines: z
    .array(lineConfig)
    .default([])
    .refine((all) => new Set(all.map((l) => l.number)).size === all.length, {
      message: 'a number stands there twice',
      params: { ru: 'номер указан дважды' },
    })
    .describe('Numbers that customers call.'),
  ring: ringConfig.prefault({}),
  callsPerMinute: z
    .number()
    .int()
    .min(2)
    .max(1_000)
    .default(10)
    .describe('More calls of one number within a minute are refused as busy.'),
  hiddenCallsPerMinute: z
    .number()
    .int()
    .min(2)
    .max(1_000)
    .default(20)
    .describe('More calls without a number on one line within a minute are refused as busy.'),
  recordings: recordingsConfig.prefault({}),
  trunks: z
    .array(
      z
        .strictObject({
          name: trunkName.describe('Of the provider at the exchange.'),
          server: z
            .string()
            .regex(/^[\w.:-]{1,255}$/)
            .describe('`sip.provider.ru`, with `:port` where it is not 5060.'),
          addresses: z
            .array(z.string().regex(/^[\w.:/-]{1,100}$/))
            .default([])
            .describe('Addresses that its calls come from; by default those of `server`.'),
          user: z
            .string()
            .regex(/^[\w.~@+-]{1,100}$/)
            .optional()
            .describe('Login at the provider; without it he knows us by our address.'),
          passwordEnv: environmentName.optional(),
        })
        .refine(({ user, passwordEnv }) => (user === undefined) === (passwordEnv === undefined), {
          message: 'user and passwordEnv go together',
          params: { ru: 'user и passwordEnv указывают вместе' },
        }),
    )
    .default([])
    .describe('Providers, for the files that `asterisk-files` writes.'),
});
export type TelephonyConfig = z.infer<typeof telephonyConfig>;

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

const poolName = z.string().regex(/^[a-z][a-z\d-]{0,29}$/, 'small Latin letters, digits and hyphens');

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
  pool: poolName
    .optional()
    .describe('Pool of `pools` that it belongs to: it is shown to one visitor of the site at a time.'),
  trunk: trunkName
    .optional()
    .describe('Provider by which calls go out that show this number; by default `outgoing.trunk`.'),
});
const poolConfig = z.strictObject({
  fallback: number.describe('Of `lines`, and of no pool: shown to visitors for whom the pool has no number.'),
  minutes: z
    .number()
    .int()
    .min(5)
    .max(1_440)
    .default(15)
    .describe('A visitor whose pages are not looked at any more has his number so long.'),
  origins: z
    .array(z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin))
    .min(1)
    .max(50)
    .describe('Where the pages are that may ask for a number, as `https://shop.example`.'),
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

const sound = z
  .string()
  .regex(
    /^[a-z\d-]{1,60}\.wav$/,
    'a WAV file of the folder telephony.sounds: small Latin letters, digits, hyphens, .wav',
  );
const wordConfig = (when: string) =>
  z
    .strictObject({
      say: sound.optional().describe('What he hears first: a file of `telephony.sounds`. Without it nothing is said.'),
      voicemail: z
        .boolean()
        .default(true)
        .describe('After a tone he may leave a message: until `#`, silence, or two minutes.'),
      callBack: z
        .boolean()
        .default(false)
        .describe('He may press 1, and stands first among those who are called back.'),
      thanks: sound.optional().describe('What he hears after his message or his 1; then he is let go.'),
    })
    .refine(({ say, voicemail, callBack }) => say !== undefined || (voicemail && !callBack), {
      message: 'say is needed: nobody knows that he may press 1, or why the line is silent',
      params: { ru: 'нужен say: иначе звонящий не узнает, что можно нажать 1, и услышит тишину' },
    })
    .optional()
    .describe(when);
const nobodyConfig = z.strictObject({
  closed: wordConfig('Out of hours, with nobody at work. Without it such a call is refused.'),
  missed: wordConfig('Nobody has picked up. Without it the caller is refused after the last phone has rung.'),
});

/** WAV files that callers may hear. */
export const soundsIn = ({ nobody }: { nobody: z.infer<typeof nobodyConfig> }): string[] => [
  ...new Set(
    [nobody.closed, nobody.missed].flatMap((word) => [word?.say, word?.thanks]).filter((file) => file !== undefined),
  ),
];

const prefix = z.string().regex(/^\+\d{1,14}$/, 'the beginning of a number, +375');
const outgoingConfig = z.strictObject({
  trunk: trunkName.optional().describe('Provider by which calls go out; by default the first of `trunks`.'),
  seconds: z.number().int().min(10).max(180).default(90).describe('How long it rings at whoever is called.'),
  allow: z
    .array(prefix)
    .default([])
    .describe('Beginnings of numbers that may be called, besides those of Russia: `+375`.'),
  deny: z
    .array(prefix)
    .default(['+7809', '+7840', '+7850', '+7940', '+7997'])
    .describe('Beginnings of Russian numbers that are not called: paid services and what is billed as abroad.'),
  callsPerMinute: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe('More of one person are refused, from the desk or dialled at his phone.'),
});

const recordingsConfig = z.strictObject({
  months: z.number().int().min(1).max(120).default(12).describe('How long recordings of talks are kept.'),
});

/** `telephony:` of config/company.yaml. Without `exchange` there is no telephony. */
export const telephonyConfig = z
  .strictObject({
    exchange: exchangeConfig.optional().describe('Asterisk 20 to 22. Without it telephony is off.'),
    lines: z
      .array(lineConfig)
      .default([])
      .refine((all) => new Set(all.map((l) => l.number)).size === all.length, {
        message: 'a number stands there twice',
        params: { ru: 'номер указан дважды' },
      })
      .describe('Numbers that customers call.'),
    pools: z
      .record(poolName, poolConfig)
      .default({})
      .describe('Pools of numbers for visitors of the site: whoever calls one is followed to where he came from.'),
    ring: ringConfig.prefault({}),
    outgoing: outgoingConfig.prefault({}).describe('Calls that go out.'),
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
    strangerCallsPerMinute: z
      .number()
      .int()
      .min(2)
      .max(10_000)
      .default(60)
      .describe(
        'More calls on one line within a minute, of whatever numbers, are refused as busy, unless sales knows the number.',
      ),
    recordings: recordingsConfig.prefault({}),
    sounds: z
      .string()
      .max(500)
      .optional()
      .describe(
        'Folder with WAV files of the company (16 bits, 8 kHz, one channel); `asterisk-files` copies those that are used to Asterisk.',
      ),
    nobody: nobodyConfig.prefault({}).describe('What a caller hears whom nobody takes, and what he may do.'),
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
  })
  .refine((all) => all.sounds !== undefined || soundsIn(all).length === 0, {
    path: ['sounds'],
    message: 'the folder of the sounds that telephony.nobody names',
    params: { ru: 'укажите папку со звуками, которые названы в telephony.nobody' },
  })
  .superRefine(({ lines, pools }, context) => {
    const refuse = (path: (string | number)[], message: string, ru: string): void =>
      context.addIssue({ code: 'custom', path, message, params: { ru } });
    for (const [n, { pool }] of lines.entries())
      if (pool !== undefined && !Object.hasOwn(pools, pool))
        refuse(['lines', n, 'pool'], 'no pool of telephony.pools', 'такого пула нет в telephony.pools');
    for (const [name, { fallback }] of Object.entries(pools)) {
      if (!lines.some(({ pool }) => pool === name))
        refuse(['pools', name], 'no line has this pool', 'ни у одной линии не указан этот пул');
      const line = lines.find((one) => one.number === fallback);
      if (!line || line.pool !== undefined)
        refuse(
          ['pools', name, 'fallback'],
          'a number of telephony.lines that is in no pool',
          'нужен номер из telephony.lines, который не входит ни в один пул',
        );
    }
  });
export type TelephonyConfig = z.infer<typeof telephonyConfig>;

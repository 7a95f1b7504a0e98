import { z } from 'zod';
import { rulesConfig } from './mail-rules.config.js';

const port = z.number().int().min(1).max(65_535).describe('TCP port of the server.');
const seconds = (min: number, max: number) => z.number().min(min).max(max);
const environmentName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'the NAME of an environment variable, not the secret itself')
  .describe('Name of the environment variable that holds the password.');
const security = z
  .enum(['tls', 'starttls', 'none'])
  .describe('`tls` from the first byte, `starttls` = refuse a server without it, `none` = open text (loopback only).');

const emailAddress = z.string().regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'an e-mail address');

/** What a mailbox means to the company, however its letters come in. */
const desk = {
  address: emailAddress.optional().describe('Answers go out from here. By default the login, when it is an address.'),
  title: z.string().max(100).default('').describe('Beside the name of the employee in From: `ООО «Прораб»`.'),
  group: z.string().max(100).optional().describe('Group of employees that gets its inquiries.'),
  branch: z
    .string()
    .max(100)
    .optional()
    .describe('Name or city of the branch whose hours and people count for its inquiries.'),
  acknowledgement: z
    .string()
    .max(5_000)
    .optional()
    .describe('Text of an automatic «we have got your letter». Without it none is sent.'),
  plusAddressing: z
    .boolean()
    .default(false)
    .describe(
      'The server keeps `sales+anything@` for `sales@`: answers then ask for replies to an address of their thread.',
    ),
};

export const mailboxConfig = z.strictObject({
  ...desk,
  name: z
    .string()
    .min(1)
    .max(100)
    .describe('Our name of the mailbox; part of the natural key of every letter, so never change it.'),
  host: z.string().min(1).describe('Name of the IMAP server.'),
  port: port.default(993),
  security: security.default('tls'),
  caFile: z.string().optional().describe('PEM file of a private certificate authority.'),
  user: z.string().min(1).describe('Login, usually the whole address.'),
  passwordEnv: environmentName,
  folders: z
    .strictObject({
      inbox: z.string().default('INBOX').describe('Where letters arrive.'),
      sent: z
        .union([z.literal(false), z.string()])
        .default('auto')
        .describe('`auto` = by \\Sent or its usual names; false = not read.'),
      extra: z
        .array(z.string())
        .default([])
        .describe('Further folders, as the server names them. A missing one is an alarm.'),
    })
    .prefault({}),
  checkEverySeconds: seconds(0.05, 300)
    .default(24)
    .describe(
      'IDLE is broken and renewed, and the inbox asked, so often; never later than 0.8 of answerWithinSeconds.',
    ),
  pollEverySeconds: seconds(0.05, 3600).default(30).describe('How often Sent and the extra folders are asked.'),
  answerWithinSeconds: seconds(0.1, 300)
    .default(30)
    .describe('A silent server is `frozen` after this in a command, twice this in IDLE.'),
  passwordRetrySeconds: seconds(0.05, 86_400)
    .default(300)
    .describe('Pause after a refused password; servers lock accounts out.'),
  lagLimitSeconds: seconds(1, 86_400).default(300).describe('Past this lag the mailbox alarms.'),
  historyDays: z
    .number()
    .int()
    .min(0)
    .nullable()
    .default(null)
    .describe('First import: how far back; null = everything, 0 = nothing.'),
  historyOrder: z
    .enum(['oldest-first', 'newest-first'])
    .default('oldest-first')
    .describe('In which order the first import brings what lies there.'),
  rescanDays: z
    .number()
    .int()
    .min(1)
    .default(14)
    .describe('After a renumbering: letters of so many days before the last check are new ones.'),
  markSeen: z
    .boolean()
    .default(false)
    .describe('Set \\Seen on the server after storing. Off: the staff may still use a mail client.'),
});

export const listenerConfig = z.strictObject({
  ...desk,
  enabled: z.boolean().default(true).describe('false: no letters by SMTP.'),
  mailbox: z.string().default('listener').describe('Name under which its letters are kept, as `mailboxes[].name`.'),
  protocol: z.enum(['smtp', 'lmtp']).default('smtp').describe('`lmtp` behind a mail server of one’s own.'),
  host: z.string().default('127.0.0.1').describe('Loopback by default: the listener asks nobody for a password.'),
  port: z.number().int().min(0).max(65_535).default(2525).describe('0 = any free port.'),
  recipients: z.array(z.string()).default([]).describe('Addresses or `@domain`; empty = every recipient is ours.'),
  maxRecipients: z.number().int().min(1).default(100).describe('Of one letter.'),
  maxConnections: z.number().int().min(1).default(50).describe('At once, from everywhere together.'),
  maxConnectionsPerAddress: z.number().int().min(1).default(20).describe('More from one IP address hear 421.'),
  lettersPerMinutePerAddress: z.number().int().min(1).default(600).describe('More from one IP address hear 451.'),
  idleSeconds: seconds(1, 3600).default(60).describe('A silent sender is hung up on after this.'),
  tls: z
    .strictObject({
      keyFile: z.string().describe('PEM file of the private key.'),
      certFile: z.string().describe('PEM file of the certificate and its chain.'),
    })
    .optional()
    .describe('With it STARTTLS is offered.'),
});

export const senderConfig = z.strictObject({
  host: z.string().min(1).describe('Name of the server that takes our letters.'),
  port: port.default(587),
  security: security.default('starttls'),
  caFile: z.string().optional().describe('PEM file of a private certificate authority.'),
  user: z.string().optional().describe('Login; without it the server asks for none.'),
  passwordEnv: environmentName.optional(),
  name: z.string().optional().describe('Name said in EHLO; the host name by default.'),
  maxConnections: z.number().int().min(1).default(4).describe('Letters under way at once.'),
  connectSeconds: seconds(0.1, 300).default(20).describe('How long to wait for the server to pick up.'),
  answerSeconds: seconds(0.1, 3600)
    .default(120)
    .describe('Silence of the server after which the outcome is try-later or uncertain.'),
});

/** For trying things out: nothing leaves, what would have left lies as `.eml` files below the data folder. */
export const folderConfig = z.strictObject({
  folder: z
    .string()
    .regex(/^[\w-]+$/, 'the name of a folder below the data folder')
    .describe('Instead of a server: a folder below the data folder that answers are put into.'),
});

/** `mail:` of config/company.yaml. Without it: the SMTP listener on loopback and nothing else. */
export const mailConfig = z
  .strictObject({
    mailboxes: z
      .array(mailboxConfig)
      .default([])
      .refine((all) => new Set(all.map((m) => m.name)).size === all.length, {
        message: 'two mailboxes have the same name',
        params: { ru: 'у двух ящиков одно имя' },
      }),
    listener: listenerConfig.prefault({}),
    sender: z.union([senderConfig, folderConfig]).optional().describe('Without it answers cannot leave the house.'),
    own: z
      .strictObject({
        addresses: z
          .array(emailAddress)
          .default([])
          .describe('Further addresses of the company, beside mailboxes and employees.'),
        domains: z
          .array(z.string().min(3))
          .default([])
          .describe('Domains whose every address is ours; subdomains too.'),
      })
      .prefault({}),
    rules: rulesConfig,
    areaCode: z
      .string()
      .regex(/^\d{3,5}$/)
      .optional()
      .describe('City code for telephone numbers written without one.'),
    answers: z
      .strictObject({
        undoSeconds: seconds(0, 600).default(15).describe('An answer waits so long and can be taken back.'),
        signature: z.string().max(2_000).default('{name}').describe('`{name}` stands for the employee.'),
        attachmentBytes: z
          .number()
          .int()
          .min(1024)
          .default(25_000_000)
          .describe('All attachments of an answer together.'),
      })
      .prefault({}),
    reconcileDays: z.number().int().min(1).max(3660).default(30).describe('The nightly count looks so far back.'),
    parserThreads: z
      .number()
      .int()
      .min(1)
      .max(64)
      .optional()
      .describe('Worker threads that read letters; one per core by default.'),
    limits: z
      .strictObject({
        letterBytes: z
          .number()
          .int()
          .min(1024)
          .default(60_000_000)
          .describe('Larger letters become a stub: headers only, flagged.'),
      })
      .prefault({}),
  })
  .prefault({});

export type MailConfig = z.infer<typeof mailConfig>;
export type MailboxConfig = z.infer<typeof mailboxConfig>;
export type ListenerConfig = z.infer<typeof listenerConfig>;
export type SenderConfig = z.infer<typeof senderConfig>;

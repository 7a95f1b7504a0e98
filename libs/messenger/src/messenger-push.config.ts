import { z } from 'zod';
import { FileRules } from './application/files/file-rules.js';
import { PushRules } from './application/push/push-rules.js';

const HOUR = 3_600_000;
const count = (least: number, most: number, usual: number) => z.number().int().min(least).max(most).default(usual);

/** `messenger.files` */
export const filesConfig = z
  .strictObject({
    bytes: count(1_024, 2_000_000_000, 50_000_000).describe('Largest file.'),
    perMessage: count(1, 50, 10).describe('Files of one message.'),
    unsentPerPerson: count(1, 1_000, 30).describe('Files that one person may have uploaded and not sent.'),
    unsentHours: count(1, 720, 24).describe('What was not sent is forgotten after so long.'),
    deletedDays: count(1, 10_000, 400).describe('Files of a deleted message go after so long, bytes and all.'),
    programs: z
      .boolean()
      .default(false)
      .describe('true: programs are taken under their own names (for saving only). By default they are refused.'),
    pixels: count(1_000_000, 1_000_000_000, 60_000_000).describe(
      'Largest picture; all frames of a moving one together.',
    ),
    previewPixels: count(64, 2_048, 480).describe('Longer side of the small view.'),
    pictureSeconds: count(1, 600, 20).describe('A picture that takes longer is refused.'),
    picturesAtOnce: count(1, 32, 2).describe('Pictures worked at a time; each takes one thread.'),
    virusScan: z
      .strictObject({
        address: z
          .string()
          .regex(/^(?:tcp:\/\/[^\s/]+|unix:\/\S+)$/, '`tcp://host:3310` or `unix:/run/clamav/clamd.ctl`')
          .describe('Where clamd listens.'),
        timeoutSeconds: count(1, 600, 30).describe('No answer within it: the file is refused for now.'),
      })
      .optional()
      .describe(
        'With it every file is checked by ClamAV; while that does not answer no file is taken. Without it nothing is checked.',
      ),
  })
  .prefault({});
export type FilesConfig = z.infer<typeof filesConfig>;

/** `messenger.push` */
export const pushConfig = z
  .strictObject({
    publicKey: z
      .string()
      .regex(/^B[\w-]{86}$/, 'as `npm run cli -- make-push-keys` prints it')
      .describe('Public VAPID key; browsers subscribe with it.'),
    privateKeyEnv: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, 'the NAME of an environment variable, not the secret itself')
      .default('PRORAB_PUSH_PRIVATE_KEY')
      .describe('Name of the environment variable that holds the private key.'),
    subject: z
      .string()
      .regex(/^(?:mailto:\S+@\S+|https:\/\/\S+)$/, '`mailto:admin@example.ru` or an https address')
      .describe('Whom a push service writes to when something is wrong.'),
    allowHosts: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Push services of one’s own on inner addresses, as `host` and `host:port`. Leave it empty: everything else is let through only to public addresses.',
      ),
  })
  .optional();
export type PushConfig = NonNullable<z.infer<typeof pushConfig>>;

export const fileRulesFrom = ({
  bytes,
  perMessage,
  unsentPerPerson,
  unsentHours,
  deletedDays,
  programs,
}: FilesConfig): FileRules =>
  new FileRules({
    ...{ bytes, perMessage, unsentPerOwner: unsentPerPerson, takesPrograms: programs, unsentMs: unsentHours * HOUR },
    deletedMs: deletedDays * 24 * HOUR,
  });
export const pictureLimitsFrom = ({ pixels, previewPixels, pictureSeconds, picturesAtOnce }: FilesConfig) => ({
  ...{ pixels, previewPixels, seconds: pictureSeconds, atOnce: picturesAtOnce },
});
export const pushRulesFrom = (config: PushConfig | undefined, language: 'ru' | 'en'): PushRules =>
  new PushRules({ publicKey: config?.publicKey ?? null, allowHosts: config?.allowHosts ?? [], language });

import { z } from 'zod';
import { LoginRules } from './domain/login-rules.js';

const SECOND = 1000;
const HOUR = 3_600 * SECOND;

export const teamConfig = z.strictObject({
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
      longestDelaySeconds: z.number().min(1).max(86_400).default(900),
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

import { z } from 'zod';
import { CLASSIFICATION_RULES } from './domain/classification-rules.js';

const pattern = z
  .string()
  .min(1)
  .max(500)
  .refine(isPattern, 'a regular expression')
  .describe('Regular expression; case does not matter.');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'iu') instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const ownRule = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,49}$/)
    .refine((name) => !CLASSIFICATION_RULES.some((rule) => rule.name === name), 'the name of a built-in rule')
    .describe('Shown at every letter that it decided.'),
  kind: z
    .enum(['form', 'auto-reply', 'list', 'robot', 'calendar', 'spam'])
    .describe('What the letter is then taken for.'),
  when: z
    .strictObject({
      from: pattern.optional(),
      subject: pattern.optional(),
      text: pattern.optional(),
      header: z
        .record(z.string().regex(/^[a-z0-9-]+\*?$/), pattern)
        .optional()
        .describe('Regular expressions by name of a header in small letters; `x-*` stands for all that begin so.'),
      sender: z.enum(['own', 'other']).optional().describe('`own`: an address or a domain of ours.'),
    })
    .refine((when) => Object.keys(when).length > 0, 'at least one condition'),
  because: z.string().min(1).max(200).describe('Why, in the words of the staff.'),
});

/** `mail.rules`: what letters are told apart by, beside and instead of the built-in rules. `GET /api/mail/rules` shows all. */
export const rulesConfig = z
  .strictObject({
    own: z
      .array(ownRule)
      .default([])
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'two rules have the same name')
      .describe('Asked before the built-in ones, in this order.'),
    off: z
      .array(z.enum(CLASSIFICATION_RULES.map(({ name }) => name)))
      .default([])
      .describe('Names of built-in rules that are not asked.'),
  })
  .prefault({});

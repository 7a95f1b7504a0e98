import { z } from 'zod';
import { AssistantTerms } from './application/assistant-terms.js';
import { remindersConfig } from './reminders.config.js';

const terms = new AssistantTerms();
const minutes = (about: string) => z.number().int().min(1).max(525_600).describe(about);

/** Section `assistant` of config/company.yaml. Everything has a default; without a language model all works. */
export const assistantConfig = z.strictObject({
  buttonMinutes: minutes('How long a button under an answer can be pressed.').default(terms.buttonMinutes),
  confirmMinutes: minutes('How long «Да» and «Нет» wait: what was shown must still be so.').default(
    terms.confirmMinutes,
  ),
  questionMinutes: minutes('How long she waits for the answer to a question of hers.').default(terms.questionMinutes),
  keepDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(terms.keepDays)
    .describe('How long it is kept who asked her what.'),
  reminders: remindersConfig.prefault({}).describe('When and how she reminds.'),
  languageModel: z
    .strictObject({
      baseUrl: z.url({ protocol: /^https?$/ }).describe('OpenAI-compatible address, without `/chat/completions`.'),
      model: z.string().min(1).max(200).describe('Name of the model there.'),
      keyEnv: z
        .string()
        .regex(/^[A-Z][A-Z0-9_]*$/)
        .optional()
        .describe('Environment variable that holds the key; without it none is sent.'),
      timeoutSeconds: z.number().min(0.1).max(120).default(15).describe('Longer nobody waits for it.'),
    })
    .nullable()
    .default(null)
    .describe('Asked when she is not sure; it may only choose among the commands of the person. null: none.'),
});
export type AssistantConfig = z.infer<typeof assistantConfig>;

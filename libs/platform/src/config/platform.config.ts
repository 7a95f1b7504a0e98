import { z } from 'zod';
import { configSection } from './load-config.js';

/** Section `server` of company.yaml. */
export const serverConfig = configSection(
  'server',
  z
    .strictObject({
      zone: z.string().default('Europe/Moscow').describe('Zone of the company: its nightly jobs follow it'),
      language: z
        .enum(['ru', 'en'])
        .default('ru')
        .describe('Language of messages when the client does not ask for one'),
      publicUrl: z.url().optional().describe('Address under which people open the desk; used for links in letters'),
      secureCookies: z.boolean().default(false).describe('true behind HTTPS'),
      trustProxy: z.boolean().default(false).describe('true behind a reverse proxy that sets X-Forwarded-For'),
      requestsPerMinute: z.int().positive().default(1200).describe('Requests of one address per minute before 429'),
      bodyLimitBytes: z.int().positive().default(1_048_576).describe('Largest JSON body'),
      taskConcurrency: z
        .int()
        .min(2)
        .max(64)
        .default(4)
        .describe(
          'Deliveries and jobs that one instance works on at once; at least 2, as one that takes long (the encoding of a recording) leaves a place to others',
        ),
      stopSeconds: z
        .number()
        .min(0.1)
        .max(600)
        .default(20)
        .describe('How long a stop waits for requests, letters and jobs in hand before it cuts them off'),
      keepChangesDays: z
        .int()
        .positive()
        .default(14)
        .describe('How long the numbered changes of the board are kept for late clients'),
    })
    .prefault({}),
);

import { z } from 'zod';
import { EMPLOYEE_ROLES } from '@prorab/team/contract';
import { VisitorRules } from './application/visitors/visitor-rules.js';

const minutes = (about: string, otherwise: number) =>
  z.number().int().min(1).max(10_000).default(otherwise).describe(about);
const isExpression = (text: string): boolean => {
  try {
    return new RegExp(text) !== null;
  } catch {
    return false;
  }
};
const invitation = z.strictObject({
  pages: z
    .string()
    .min(1)
    .max(300)
    .refine(isExpression, 'not a regular expression')
    .describe('Regular expression for addresses of pages.'),
  afterSeconds: z.number().int().min(0).max(3_600).default(30).describe('So long the visitor looks at the page first.'),
  text: z.string().min(1).max(500).describe('What he is asked.'),
  hours: z
    .string()
    .regex(/^\d\d:\d\d-\d\d:\d\d$/)
    .nullable()
    .default(null)
    .describe('Only then, as `10:00-18:00` on the clock of the site.'),
});
const anyPortHere = z.string().regex(/^http:\/\/(localhost|127\.0\.0\.1):\*$/);
const site = z.strictObject({
  name: z.string().min(1).max(100).describe('As the widget calls the company.'),
  origins: z
    .array(z.union([anyPortHere, z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)]))
    .max(50)
    .default([])
    .describe(
      'Where its pages are, as `https://shop.example` (or `http://localhost:*`); nobody else may use the widget under this name.',
    ),
  city: z.string().max(100).nullable().default(null).describe('City that the site serves; agents see it.'),
  zone: z.string().max(60).default('Europe/Moscow').describe('Time zone of the site (IANA).'),
  identitySecretEnv: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .nullable()
    .default(null)
    .describe('Environment variable with the secret by which the site signs who is logged in.'),
  invitations: z.array(invitation).max(50).default([]).describe('Rules by which visitors are invited to talk.'),
});
const department = z.strictObject({
  title: z.string().min(1).max(100).describe('As agents read it.'),
  roles: z.array(z.enum(EMPLOYEE_ROLES)).min(1).describe('Roles that belong to it.'),
});

/** Part of section `messenger` about visitors of the sites. */
export const visitorsConfig = {
  sites: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{0,29}$/), site)
    .default({})
    .describe('Sites with the chat widget, by the name in `data-site`.'),
  chatCapacity: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(4)
    .describe('Chats that one agent gets from the queue at once.'),
  agentGoneSeconds: z
    .number()
    .int()
    .min(5)
    .max(3_600)
    .default(60)
    .describe('An agent without a desk for so long loses his chats to the queue.'),
  chatReopenMinutes: minutes('A visitor who writes again within this time goes on in the same chat.', 30),
  chatGreetingSeconds: z
    .number()
    .int()
    .min(1)
    .max(3_600)
    .nullable()
    .default(20)
    .describe('A chat that waits for so long gets one line from the assistant; null: never.'),
  chatStaleHours: z
    .number()
    .int()
    .min(1)
    .max(720)
    .default(12)
    .describe('A chat in which nobody writes is closed then.'),
  chatLadder: z
    .strictObject({
      owner: minutes('Minutes without an answer until the agent is reminded.', 1),
      team: minutes('Minutes without an answer until the team is told.', 3),
      head: minutes('Minutes without an answer until the head is told.', 10),
    })
    .refine(({ owner, team, head }) => owner <= team && team <= head, 'owner, team and head come in this order')
    .prefault({})
    .describe('Who is told of a visitor without an answer, and when.'),
  departments: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), department)
    .default({})
    .describe('Departments that a chat can be handed to.'),
  visitsKept: z.number().int().min(1).max(500).default(50).describe('Pages kept of one visitor.'),
  visitorSessionsPerMinute: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(30)
    .describe('Sessions of the widget that one address may ask of one site.'),
  partnerLinkDays: z.number().int().min(1).max(3_650).default(180).describe('So long the link of a partner is good.'),
};

type VisitorsConfig = z.infer<z.ZodObject<typeof visitorsConfig>>;

/** `secret` looks a secret up by the name of its variable; a name that holds nothing leaves the site without signatures. */
export function visitorRulesOf(c: VisitorsConfig, secret: (name: string) => string | undefined): VisitorRules {
  const sites = Object.entries(c.sites).map(([key, { identitySecretEnv, ...site }]) => {
    const identitySecret = (identitySecretEnv && secret(identitySecretEnv)) || null;
    return [key, { key, ...site, identitySecret }] as const;
  });
  return new VisitorRules({
    ...{ sites: new Map(sites), capacity: c.chatCapacity, ladder: c.chatLadder, visitsKept: c.visitsKept },
    ...{ agentGoneMs: c.agentGoneSeconds * 1_000, reopenMs: c.chatReopenMinutes * 60_000 },
    greetAfterMs: c.chatGreetingSeconds === null ? null : c.chatGreetingSeconds * 1_000,
    ...{ staleMs: c.chatStaleHours * 3_600_000, departments: new Map(Object.entries(c.departments)) },
    ...{ sessionsPerMinute: c.visitorSessionsPerMinute, partnerLinkMs: c.partnerLinkDays * 86_400_000 },
  });
}

import { defineWireEvent } from '@prorab/platform';
import { z } from 'zod';
import type { AgentEvent } from '../../../application/visitors/ports/agent-desks.port.js';
import { chatStates } from '../../../domain/visitors/chat.js';
import { rungs } from '../../../domain/visitors/ladder.js';

const id = z.uuid();
const instant = z.iso.datetime();
const line = {
  ...{ chatId: id, conversationId: id, visitorId: id, site: z.string(), state: z.enum(chatStates) },
  ...{ agentId: id.nullable(), department: z.string().nullable(), inquiryId: id.nullable() },
  ladderStage: z.number().int().min(0).max(3).describe('Who has been told: nobody, the owner, the team, the head'),
  waitingSince: instant.nullable().describe('Its place in the queue goes by this'),
  unansweredSince: instant.nullable().describe('The first message that nobody has answered'),
  closedAt: instant.nullable(),
};
const tells: Record<AgentEvent, [summary: string, tells: z.ZodType]> = {
  'chat:queue': ['A chat with a visitor is new or has changed; to all who talk to visitors', z.object(line)],
  'chat:alarm': [
    'A visitor waits too long; to the owner alone, to the team, or to heads',
    z.object({
      ...{ ...line, rung: z.enum([rungs[1], rungs[2], rungs[3]]), ownerId: id.nullable() },
      waitingSince: instant.describe('The message that nobody has answered'),
    }),
  ],
  'chat:visitor': [
    'The page that the visitor of an open chat looks at now',
    z.object({ id, visitorId: id, chatId: id, url: z.string(), title: z.string(), at: instant }),
  ],
};
for (const [name, [summary, shape]] of Object.entries(tells))
  defineWireEvent({ namespace: '/desk', name, summary, tells: shape });

import { defineWireEvent, defineWireWord } from '@prorab/platform';
import { z } from 'zod';
import { conversationKinds } from '../../../domain/conversation.js';
import { chatStates } from '../../../domain/visitors/chat.js';
import { fileShape } from './chat-wire.js';
import { type VisitorWord, visitorWords } from './visitor-words.js';

const id = z.uuid();
const number = z.number().int();
const instant = z.iso.datetime();
const nothing = z.object({});

export const outsideMessageShape = z.object({
  id,
  conversationId: id,
  seq: number.describe('Its place in the conversation; there are gaps where something inner was noted'),
  change: number.describe('Number of the change that made it what it is'),
  at: instant,
  from: z.enum(['visitor', 'partner', 'agent', 'assistant', 'house']),
  partnerId: id.nullable().describe('Of a partner: rooms can have several'),
  name: z.string().nullable().describe('Of an agent or the assistant; no ids of ours go outside'),
  role: z.string().nullable().describe('Of an agent'),
  clientId: z.string().nullable().describe('Of a visitor or partner'),
  text: z.string(),
  fact: z
    .object({
      code: z.enum(['messenger.chat-taken', 'messenger.chat-agent-gone', 'messenger.chat-closed']),
      name: z.string().nullable(),
    })
    .nullable(),
  files: z.array(fileShape),
  replyTo: id.nullable(),
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
});
const messages = z.array(outsideMessageShape);
const head = number.describe('Ask again from here');
const helloOfVisitor = z.object({
  online: z.boolean().describe('Whether somebody can answer now; else the widget shows its form'),
  conversationId: id.nullable(),
  ...{ head: number, lastSeq: number, readSeq: number },
  seenSeq: number.describe('Up to where ours have read'),
  chat: z
    .object({
      state: z.enum(chatStates),
      place: number.nullable().describe('1: he is next; null: he does not wait'),
      waitSeconds: number.nullable(),
    })
    .nullable(),
  me: z.object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }),
});
const helloOfPartner = z.object({
  me: z.object({ id, name: z.string() }),
  rooms: z.array(
    z.object({ conversationId: id, title: z.string().nullable(), head: number, lastSeq: number, readSeq: number }),
  ),
});
/** A piece of a conversation, in the order of its messages. */
const piece = { messages, head };
const answers: Record<VisitorWord, [summary: string, answer: z.ZodType]> = {
  'chat:hello': [
    'What a widget that connects has to know; a partner gets his rooms',
    z.union([helloOfVisitor, helloOfPartner]),
  ],
  'chat:send': [
    'Says something; a repeat with the same clientId is the same message',
    z.object({ message: outsideMessageShape }),
  ],
  'chat:since': [
    'Every message that is new or has changed since this number, once, as it is now',
    z.object({ ...piece, more: z.boolean() }),
  ],
  'chat:before': [
    'The piece of the conversation before this message; null: its end',
    z.object({ ...piece, from: number.describe('Number of the oldest; 1: there is nothing before it') }),
  ],
  'chat:read': ['I have read up to this message', nothing],
  'chat:typing': ['I am typing; agents see what', nothing],
  form: [
    'Nobody is on line: says something and how one is reached; visitors only',
    z.object({ message: outsideMessageShape }),
  ],
  visit: [
    'The visitor looks at a page; visitors only',
    z.object({ inviteAfterSeconds: number.nullable().describe('When to ask for an invitation; null: not here') }),
  ],
  invite: [
    'Whether to invite now: once a day, only with somebody on line; visitors only',
    z.object({ text: z.string().nullable() }),
  ],
};
for (const [name, [summary, answer]] of Object.entries(answers))
  defineWireWord({ namespace: '/visitor', name, summary, says: visitorWords[name as VisitorWord], answers: answer });

const tells: Record<string, [summary: string, tells: z.ZodType]> = {
  'chat:message': ['A message that is new or has changed', outsideMessageShape],
  'chat:typing': ['One of ours is typing', z.object({ conversationId: id, name: z.string().nullable() })],
  'chat:cursor': ['How far one of ours has read', z.object({ conversationId: id, readSeq: number })],
  'chat:state': [
    'The chat was taken, put back or closed: say chat:hello again',
    z.object({ conversationId: id, state: z.enum(chatStates) }),
  ],
  'chat:compare': ['The servers could not hear each other for a while: ask chat:since again', nothing],
  'chat:conversation': [
    'A room that is new to a partner, or has another title',
    z.object({
      ...{ id, kind: z.enum(conversationKinds), title: z.string().nullable(), inquiryId: id.nullable() },
      ...{ lastSeq: number, head: number, lastAt: instant, closedAt: instant.nullable() },
    }),
  ],
  'chat:gone': ['A partner is no longer in this room', z.object({ conversationId: id })],
};
for (const [name, [summary, shape]] of Object.entries(tells))
  defineWireEvent({ namespace: '/visitor', name, summary, tells: shape });

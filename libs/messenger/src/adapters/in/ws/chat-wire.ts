import { defineWireEvent, defineWireWord } from '@prorab/platform';
import { z } from 'zod';
import { conversationKinds } from '../../../domain/conversation.js';
import { type ChatWord, chatWords } from './chat-words.js';

const id = z.uuid();
const number = z.number().int();
const instant = z.iso.datetime();
const who = z.string().describe('kind:id; kinds employee, visitor, partner, assistant, system');

export const fileShape = z.object({
  ...{ id, name: z.string(), type: z.string().describe('By its content'), bytes: number },
  picture: z
    .object({
      ...{ width: number, height: number, animated: z.boolean() },
      preview: z.object({ width: number, height: number }),
    })
    .nullable(),
});
export const messageShape = z.object({
  id,
  conversationId: id,
  seq: number.describe('Its place in the conversation: 1, 2, 3, … without a gap'),
  change: number.describe('Number of the change that made it what it is'),
  author: who,
  clientId: z.string().nullable(),
  at: instant,
  text: z.string(),
  fact: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  mentions: z.array(who),
  replyTo: id.nullable(),
  urgent: z.boolean().describe('May be told also in quiet hours'),
  files: z.array(fileShape),
  reactions: z.record(z.string(), z.array(who)),
  buttons: z.array(z.object({ id: z.string(), label: z.string() })),
  buttonsUntil: instant.nullable(),
  pinnedAt: instant.nullable(),
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
});
const nothing = z.object({});
const answers: Record<ChatWord, [summary: string, answer: z.ZodType]> = {
  'chat:hello': [
    'Lets the socket into its conversations and compares numbers: [head, readSeq] of what the device has; of more than 1,000 in parts, of which the last is answered for all',
    z.object({
      changed: z.array(z.object({ conversationId: id, head: number, lastSeq: number, readSeq: number })),
      gone: z.array(id).describe('Conversations that one is no longer in'),
    }),
  ],
  'chat:send': [
    'Says something; a repeat with the same clientId is the same message',
    z.object({ message: messageShape }),
  ],
  'chat:since': [
    'Every message that is new or has changed since this number, once, as it is now',
    z.object({ messages: z.array(messageShape), head: number.describe('Ask again from here'), more: z.boolean() }),
  ],
  'chat:read': ['I have read up to this message', nothing],
  'chat:delivered': ['This device has the messages up to these', nothing],
  'chat:typing': ['I am typing; say it again every few seconds', nothing],
  'chat:open': [
    'Looks into a conversation without taking part in it: inner rooms of inquiries, chats of customers',
    z.object({ id, kind: z.enum(conversationKinds), lastSeq: number, head: number, isMember: z.boolean() }),
  ],
  'chat:close': ['Looks away', nothing],
  'presence:say': ['On-line, away, busy, invisible, with a few words; the same on all my devices', nothing],
  'presence:activity': ['This desk is in use, or untouched', nothing],
};
for (const [name, [summary, answer]] of Object.entries(answers))
  defineWireWord({ namespace: '/desk', name, summary, says: chatWords[name as ChatWord], answers: answer });

const tells: Record<string, [summary: string, tells: z.ZodType]> = {
  'chat:message': ['A message that is new or has changed', messageShape],
  'chat:conversation': [
    'A conversation that is new to me, or has another title',
    z.object({
      ...{ id, kind: z.enum(conversationKinds), title: z.string().nullable(), inquiryId: id.nullable() },
      ...{ lastSeq: number, head: number, lastAt: instant, closedAt: instant.nullable() },
    }),
  ],
  'chat:gone': ['I am no longer in this conversation', z.object({ conversationId: id })],
  'chat:cursor': [
    'How far somebody has read, and how far some device of his has the messages',
    z.object({ conversationId: id, who, deliveredSeq: number, readSeq: number }),
  ],
  'chat:typing': [
    'Somebody is typing',
    z.object({ conversationId: id, who, text: z.string().optional().describe('Of a visitor: what he is typing') }),
  ],
  'chat:compare': ['The servers could not hear each other for a while: say chat:hello again', nothing],
  presence: [
    'The picture of these people has changed; told at most twice a second',
    z.object({
      people: z.array(
        z.object({
          ...{ employeeId: id, status: z.enum(['online', 'away', 'busy', 'offline']), text: z.string().nullable() },
          lastSeenAt: instant.nullable(),
        }),
      ),
    }),
  ],
  'presence:mine': [
    'What I said of myself on another device',
    z.object({ status: z.enum(['online', 'away', 'busy', 'invisible']), text: z.string().nullable() }),
  ],
};
for (const [name, [summary, shape]] of Object.entries(tells))
  defineWireEvent({ namespace: '/desk', name, summary, tells: shape });

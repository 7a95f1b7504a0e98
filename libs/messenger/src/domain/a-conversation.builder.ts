import { newId } from '@prorab/kernel';
import { Conversation, type ConversationRecord, type Draft } from './conversation.js';
import type { MemberRecord } from './member.js';
import { type Participant, employee } from './participant.js';

export const monday = new Date('2026-11-23T09:00:00.000Z');
export const minutesLater = (minutes: number): Date => new Date(monday.getTime() + minutes * 60_000);

export const anna = employee('0190a000-0000-7000-8000-000000000011');
export const boris = employee('0190a000-0000-7000-8000-000000000012');
export const vera = employee('0190a000-0000-7000-8000-000000000013');

export const aConversation = (over: Partial<ConversationRecord> = {}): Conversation =>
  Conversation.restore({
    ...Conversation.open({
      ...{ id: newId(), kind: 'group', key: null, title: 'Склад', createdBy: anna, inquiryId: null, at: monday },
    }).state,
    ...over,
  });
export const aDraft = (over: Partial<Draft> = {}): Draft => ({
  ...{ id: newId(), author: anna, clientId: newId(), at: monday, text: 'Привезу во вторник' },
  ...over,
});
export const aMember = (conversationId: string, who: Participant, over: Partial<MemberRecord> = {}): MemberRecord => ({
  ...{ conversationId, who, role: 'member', joinedAt: monday, leftAt: null, deliveredSeq: 0, readSeq: 0, readAt: null },
  muted: false,
  ...over,
});

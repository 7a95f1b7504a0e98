import type { ChatMessage } from '../types.js';

/** A message as the house gives it. */
export const aMessage = (seq: number, over: Partial<ChatMessage> = {}): ChatMessage => ({
  ...{ id: `m${seq}`, conversationId: 'c1', seq, change: seq, author: 'employee:boris', clientId: null },
  ...{ at: new Date(1_795_000_000_000 + seq * 60_000).toISOString(), text: `№${seq}`, fact: null, mentions: [] },
  ...{ replyTo: null, files: [], reactions: {}, buttons: [], buttonsUntil: null, urgent: false },
  ...{ pinnedAt: null, editedAt: null, deletedAt: null },
  ...over,
});

import { type Participant, keyOf } from '../domain/participant.js';

/** Names of rooms of sockets, in `/desk` and `/visitor` alike. */
export const roomOf = (conversationId: string): string => `conversation:${conversationId}`;
export const personRoom = (who: Participant): string => keyOf(who);
export const staffRoom = 'staff';

/** Conversations of one person whose numbers are compared and whose rooms his devices are in; beyond it the oldest are not. */
export const headLimit = 5_000;
/** And so many of them in one word. */
export const headsInAWord = 1_000;
/** Desks of those who talk to visitors, and of the heads among them. */
export const agentsRoom = 'agents';
export const headsRoom = 'agents:head';

import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const at = () => p.datetime(3);

export const CallRow = defineEntity({
  name: 'TelephonyCallRow',
  tableName: 'telephony_call',
  indexes: [
    { properties: ['startedAt', 'id'] as never },
    { properties: ['stage', 'startedAt'] as never },
    { properties: ['callerNumber', 'startedAt'] as never },
    { properties: ['partyId', 'startedAt'] as never },
    { properties: ['answeredBy', 'endedAt'] as never },
  ],
  properties: {
    id: id().primary(),
    channelId: p.string().length(150).unique(),
    stage: p.string().length(10),
    outcome: p.string().length(10).nullable(),
    line: p.string().length(30),
    branchId: id().nullable(),
    callerNumber: p.string().length(20).nullable(),
    partyId: id().nullable(),
    answeredBy: id().nullable(),
    startedAt: at(),
    answeredAt: at().nullable(),
    endedAt: at().nullable(),
    /** Caller, party, plan, legs, recordings, as the aggregate has them. */
    body: p.text().columnType('mediumtext'),
  },
});
export const telephonyRows = [CallRow];

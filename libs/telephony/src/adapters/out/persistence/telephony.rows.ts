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
    { properties: ['calledBy', 'startedAt'] as never },
  ],
  properties: {
    id: id().primary(),
    channelId: p.string().length(150).unique(),
    direction: p.string().length(3).default('in'),
    stage: p.string().length(10),
    outcome: p.string().length(10).nullable(),
    line: p.string().length(30),
    branchId: id().nullable(),
    callerNumber: p.string().length(20).nullable(),
    partyId: id().nullable(),
    answeredBy: id().nullable(),
    /** Of a call that goes out. */
    calledBy: id().nullable(),
    startedAt: at(),
    answeredAt: at().nullable(),
    endedAt: at().nullable(),
    /** Caller, party, plan, legs, recordings, as the aggregate has them. */
    body: p.text().columnType('mediumtext'),
  },
});
export const MissedRow = defineEntity({
  name: 'TelephonyMissedRow',
  tableName: 'telephony_missed',
  indexes: [{ properties: ['closedAt', 'firstAt', 'id'] as never }],
  properties: {
    id: id().primary(),
    /** While it is open: a number has one open episode. */
    openNumber: p.string().length(20).nullable().unique(),
    callerNumber: p.string().length(20).nullable(),
    line: p.string().length(30),
    branchId: id().nullable(),
    firstAt: at(),
    closedAt: at().nullable(),
    /** Caller, party, calls, who was told, how it ended, as the aggregate has them. */
    body: p.text().columnType('mediumtext'),
  },
});
export const UnwelcomeRow = defineEntity({
  name: 'TelephonyUnwelcomeRow',
  tableName: 'telephony_unwelcome',
  properties: {
    number: p.string().length(20).primary(),
    blockedAt: at().nullable(),
    blockedBy: id().nullable(),
    reason: p.string().length(500).nullable(),
    refused: p.integer(),
    refusedAt: at().nullable(),
  },
});
export const RecordingRow = defineEntity({
  name: 'TelephonyRecordingRow',
  tableName: 'telephony_recording',
  indexes: [{ properties: ['stage', 'talkedAt'] as never }, { properties: ['hash'] as never }],
  properties: {
    callId: id().primary(),
    /** At the exchange. */
    name: p.string().length(150),
    stage: p.string().length(10),
    talkedAt: at(),
    hash: p.character().length(64).nullable(),
    type: p.string().length(20).nullable(),
    bytes: p.integer().nullable(),
    milliseconds: p.integer().nullable(),
    /** 0 to 100, by commas. */
    peaks: p.text().nullable(),
    madeAt: at().nullable(),
  },
});
export const telephonyRows = [CallRow, MissedRow, UnwelcomeRow, RecordingRow];

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
    // All that the report asks: it reads no bodies.
    {
      name: 'telephony_call_report_index',
      properties: [
        ...['startedHour', 'branchId', 'line', 'visitSource', 'outcome', 'answeredBy', 'waitedS', 'talkedS'],
      ] as never,
    },
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
    /** Of a call that is open: ids of the employees who talk in it, or whose phones ring; with commas. So that no body has to be read. */
    engaged: p.text().nullable(),
    /** For the report, of calls that are counted in it: hours since 1970, seconds. */
    startedHour: p.integer().nullable(),
    waitedS: p.integer().nullable(),
    talkedS: p.integer().nullable(),
    /** Where the visit that it came from was sent by, empty: by nobody; null: it came from no visit that we know of. */
    visitSource: p.string().length(60).nullable(),
  },
});
export const MissedRow = defineEntity({
  name: 'TelephonyMissedRow',
  tableName: 'telephony_missed',
  indexes: [{ properties: ['closedAt', 'firstAt', 'id'] as never }, { properties: ['firstAt', 'branchId'] as never }],
  properties: {
    id: id().primary(),
    /** While it is open: a number has one open episode. */
    openNumber: p.string().length(20).nullable().unique(),
    callerNumber: p.string().length(20).nullable(),
    line: p.string().length(30),
    branchId: id().nullable(),
    firstAt: at(),
    /** Who has asked for it is called back first. */
    callBackAt: at().nullable(),
    closedAt: at().nullable(),
    endKind: p.string().length(10).nullable(),
    /** Without a word with him until then he is lost. */
    lostAt: at().nullable(),
    /** Of its first call, as there. */
    visitSource: p.string().length(60).nullable(),
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
/** How far something outside has been read. */
export const MarkRow = defineEntity({
  name: 'TelephonyMarkRow',
  tableName: 'telephony_mark',
  properties: { name: p.string().length(30).primary(), mark: p.string().length(500) },
});
/** What exists in only one of the places where calls are written down. */
export const DifferenceRow = defineEntity({
  name: 'TelephonyDifferenceRow',
  tableName: 'telephony_difference',
  uniques: [{ properties: ['kind', 'thing'] as never }],
  indexes: [{ properties: ['at', 'id'] as never }],
  properties: {
    id: id().primary(),
    kind: p.string().length(20),
    thing: p.string().length(150),
    callId: id().nullable(),
    number: p.string().length(40).nullable(),
    at: at(),
    foundAt: at(),
  },
});
export const AnswerPlaceRow = defineEntity({
  name: 'TelephonyAnswerPlaceRow',
  tableName: 'telephony_answer_place',
  properties: {
    employeeId: id().primary(),
    place: p.string().length(10),
    chosenAt: at(),
  },
});
/** Of the registry of numbers, both ends included. */
export const NumberRangeRow = defineEntity({
  name: 'TelephonyNumberRangeRow',
  tableName: 'telephony_number_range',
  properties: {
    /** Ten digits: 8112200000. */
    fromNumber: p.bigint('number').primary().autoincrement(false),
    toNumber: p.bigint('number'),
    city: p.string().length(100).nullable(),
    region: p.string().length(100).nullable(),
    /** Mobile. */
    weak: p.boolean(),
  },
});
/** Numbers of pools, as they were shown to visits of the site. */
export const ShownNumberRow = defineEntity({
  name: 'TelephonyShownNumberRow',
  tableName: 'telephony_shown_number',
  indexes: [
    { properties: ['number', 'shownAt'] as never },
    { properties: ['pool', 'shownAt'] as never },
    { properties: ['seenAt'] as never },
  ],
  properties: {
    id: id().primary(),
    pool: p.string().length(30),
    number: p.string().length(20),
    visitId: id(),
    shownAt: at(),
    seenAt: at(),
    /** Where the visit came from. */
    facts: p.text(),
  },
});
/** Which of them is the last of each number. */
export const PoolSeatRow = defineEntity({
  name: 'TelephonyPoolSeatRow',
  tableName: 'telephony_pool_seat',
  properties: { number: p.string().length(20).primary(), visitId: id(), shownId: id(), seenAt: at() },
});
/** Visits for which there was no number. */
export const PoolShortageRow = defineEntity({
  name: 'TelephonyPoolShortageRow',
  tableName: 'telephony_pool_shortage',
  indexes: [{ properties: ['hour', 'pool'] as never }],
  properties: {
    visitId: id().primary(),
    pool: p.string().length(30).primary(),
    /** Since 1970. */
    hour: p.integer(),
  },
});
export const telephonyRows = [
  ...[CallRow, MissedRow, UnwelcomeRow, RecordingRow, MarkRow, DifferenceRow, AnswerPlaceRow, NumberRangeRow],
  ...[ShownNumberRow, PoolSeatRow, PoolShortageRow],
];

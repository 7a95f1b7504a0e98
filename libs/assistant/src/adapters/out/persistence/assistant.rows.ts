import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const json = () => p.text().columnType('mediumtext');

export const ButtonRow = defineEntity({
  name: 'AssistantButtonRow',
  tableName: 'assistant_button',
  properties: {
    id: id().primary(),
    groupId: id().nullable().index(),
    speechKey: p.string().length(200).nullable().index(),
    employeeId: id(),
    conversationId: id().nullable(),
    language: p.string().length(2),
    label: p.string().length(100),
    /** null: «нет». */
    command: p.string().length(100).nullable(),
    slots: json(),
    sure: p.boolean(),
    expiresAt: p.datetime(3).index(),
    settledAt: p.datetime(3).nullable(),
  },
});

export const DialogueRow = defineEntity({
  name: 'AssistantDialogueRow',
  tableName: 'assistant_dialogue',
  properties: {
    employeeId: id().primary(),
    /** Id of the conversation, or `desk`. */
    place: p.string().length(36).primary(),
    language: p.string().length(2),
    command: p.string().length(100),
    known: json(),
    slot: p.string().length(100).nullable(),
    yesButtonId: id().nullable(),
    noButtonId: id().nullable(),
    expiresAt: p.datetime(3).index(),
  },
});

export const HearingRow = defineEntity({
  name: 'AssistantHearingRow',
  tableName: 'assistant_hearing',
  properties: {
    id: id().primary(),
    employeeId: id(),
    conversationId: id().nullable(),
    text: p.text().columnType('mediumtext'),
    saidAt: p.datetime(3),
    heardAt: p.datetime(3).index(),
    outcome: p.string().length(20),
    command: p.string().length(100).nullable(),
    understoodBy: p.string().length(10).nullable(),
  },
});

export const assistantRows = [ButtonRow, DialogueRow, HearingRow];

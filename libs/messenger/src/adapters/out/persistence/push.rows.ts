import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);

/** A browser that takes pushes. It is one person's at a time: the hash of its address is unique. */
export const PushDeviceRow = defineEntity({
  name: 'MessengerPushDeviceRow',
  tableName: 'messenger_push_device',
  properties: {
    id: id().primary(),
    employeeId: id().index(),
    endpointHash: p.character().length(64).unique(),
    endpoint: p.text(),
    p256dh: p.string().length(100),
    auth: p.string().length(40),
    userAgent: p.string().length(300),
    createdAt: p.datetime(3),
    lastOkAt: p.datetime(3).nullable(),
    failures: p.integer(),
  },
});

export const NoticeSettingsRow = defineEntity({
  name: 'MessengerNoticeSettingsRow',
  tableName: 'messenger_notice_settings',
  properties: {
    employeeId: id().primary(),
    settings: p.text().columnType('mediumtext'),
    changedAt: p.datetime(3),
  },
});

/** When a person was last told of a conversation. */
export const NoticeToldRow = defineEntity({
  name: 'MessengerNoticeToldRow',
  tableName: 'messenger_notice_told',
  properties: {
    employeeId: id().primary(),
    conversationId: id().primary(),
    toldAt: p.datetime(3).index(),
  },
});

export const pushRows = [PushDeviceRow, NoticeSettingsRow, NoticeToldRow];

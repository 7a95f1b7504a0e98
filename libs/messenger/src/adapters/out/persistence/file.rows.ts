import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const key = () => p.character().length(64);

/** Store keys are the SHA-256 of what lies there. */
export const FileRow = defineEntity({
  name: 'MessengerFileRow',
  tableName: 'messenger_file',
  indexes: [
    { properties: ['messageId', 'id'] as never },
    // What one waits with; what was never sent.
    { properties: ['messageId', 'ownerKind', 'ownerId'] as never },
    { properties: ['messageId', 'createdAt'] as never },
  ],
  properties: {
    id: id().primary(),
    ownerKind: p.string().length(10),
    ownerId: id(),
    conversationId: id(),
    /** null: not sent yet. */
    messageId: id().nullable(),
    name: p.string().length(255),
    type: p.string().length(150),
    bytes: p.integer().unsigned(),
    originalKey: key().index(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    animated: p.boolean().nullable(),
    previewKey: key().nullable().index(),
    previewBytes: p.integer().unsigned().nullable(),
    previewWidth: p.integer().nullable(),
    previewHeight: p.integer().nullable(),
    cleanKey: key().nullable().index(),
    cleanBytes: p.integer().unsigned().nullable(),
    cleanType: p.string().length(50).nullable(),
    createdAt: p.datetime(3),
  },
});

export const fileRows = [FileRow];

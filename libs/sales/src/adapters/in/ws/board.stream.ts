import { defineStream } from '@prorab/platform';

/** Changes of inquiries, in the order of their commits. */
export const boardStream = defineStream('board', { right: 'sales.inquiry.read' });

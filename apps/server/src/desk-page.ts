import { fileURLToPath } from 'node:url';
import type { BuiltPage } from '@prorab/platform';

/** The desk as `npm start` builds it, at every address that the house does not use itself. */
export const deskPage: BuiltPage = {
  folder: fileURLToPath(new URL('../../desk/dist/', import.meta.url)),
  notPages: ['api', 'health', 'metrics', 'socket.io'],
};

import { z } from 'zod';
import { filesConfig, pushConfig } from './messenger-push.config.js';

/** Section `messenger` of config/company.yaml. Everything has a default. */
export const messengerConfig = z.strictObject({
  files: filesConfig.describe('Files of messages.'),
  push: pushConfig.describe('Notices on phones and computers. Without it there are none.'),
});
export type MessengerConfig = z.infer<typeof messengerConfig>;

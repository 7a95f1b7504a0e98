import { z } from 'zod';
import { visitorsConfig } from './visitors.config.js';
import { filesConfig, pushConfig } from './messenger-push.config.js';

/** Section `messenger` of config/company.yaml. Everything has a default. */
export const messengerConfig = z.strictObject({
  ...visitorsConfig,
  files: filesConfig.describe('Files of messages.'),
  push: pushConfig.describe('Notices on phones and computers. Without it there are none.'),
});
export type MessengerConfig = z.infer<typeof messengerConfig>;

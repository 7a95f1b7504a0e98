import { z } from 'zod';
import { visitorsConfig } from './visitors.config.js';

/** Section `messenger` of config/company.yaml. Everything has a default. */
export const messengerConfig = z.strictObject({ ...visitorsConfig });
export type MessengerConfig = z.infer<typeof messengerConfig>;

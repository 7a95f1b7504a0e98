import { z } from 'zod';

/** Section `messenger` of config/company.yaml. Everything has a default. */
export const messengerConfig = z.strictObject({});
export type MessengerConfig = z.infer<typeof messengerConfig>;

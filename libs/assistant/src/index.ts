export { type AssistantConfig, assistantConfig } from './assistant.config.js';
export { assistantMessages } from './assistant.messages.js';
export { AssistantModule } from './assistant.module.js';
export { assistantRights } from './assistant.rights.js';
export { RemindersModule } from './reminders.module.js';
export { remindersMessages } from './reminders.messages.js';
export { remindersRights } from './reminders.rights.js';
export { assistantTables } from './assistant.tables.js';
/** For the test that reads the phrases of the whole house. */
export { Phrasebook } from './domain/understanding/understand.js';
export { Wall } from './domain/understanding/time/wall.js';

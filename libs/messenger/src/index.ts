export { type MessengerConfig, messengerConfig } from './messenger.config.js';
export { messengerMessages } from './messenger.messages.js';
export { MessengerModule } from './messenger.module.js';
export { messengerTables } from './messenger.tables.js';
export { messengerRights } from './messenger.rights.js';

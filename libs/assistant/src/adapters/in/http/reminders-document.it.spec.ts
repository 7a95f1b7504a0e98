import { apiDocumentContract } from '@prorab/platform/testing';
import { aRemindersHouse } from './a-reminders-house.builder.js';

apiDocumentContract('assistant', () => aRemindersHouse('sqlite'), {
  operations: 10,
  below: /^\/api\/assistant\/reminder/,
});

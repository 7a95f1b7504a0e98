import { apiDocumentContract } from '@prorab/platform/testing';
import { aMessengerHouse } from './a-messenger-house.builder.js';

apiDocumentContract('visitor', () => aMessengerHouse('sqlite'), {
  operations: 2,
  open: ['options /api/visitor/sessions', 'post /api/visitor/sessions'],
});
apiDocumentContract('chats and partners', () => aMessengerHouse('sqlite'), {
  operations: 12,
  below: /^\/api\/messenger\/(chats|partner)/,
});

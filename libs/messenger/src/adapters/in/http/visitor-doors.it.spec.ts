import { apiDocumentContract } from '@prorab/platform/testing';
import { aMessengerHouse } from './a-messenger-house.builder.js';

apiDocumentContract('visitor', () => aMessengerHouse('sqlite'), {
  operations: 8,
  open: [
    ...['options /api/visitor/files', 'post /api/visitor/files', 'options /api/visitor/files/{id}'],
    ...['get /api/visitor/files/{id}', 'options /api/visitor/files/{id}/preview'],
    ...['get /api/visitor/files/{id}/preview', 'options /api/visitor/sessions', 'post /api/visitor/sessions'],
  ],
});
apiDocumentContract('chats and partners', () => aMessengerHouse('sqlite'), {
  operations: 12,
  below: /^\/api\/messenger\/(chats|partner)/,
});

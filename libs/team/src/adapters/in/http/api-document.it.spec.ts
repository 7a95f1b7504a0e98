import { apiDocumentContract } from '@prorab/platform/testing';
import { aHouse } from './a-house.builder.js';

apiDocumentContract('team', () => aHouse('sqlite'), { operations: 27, open: ['post /api/team/session'] });

// The platform's own doors: here somebody says who holds their rights.
apiDocumentContract('the platform', () => aHouse('sqlite'), {
  operations: 5,
  below: /^\/api\/(?:quarantine|audit|changes|rights)\b/,
});

import { apiDocumentContract } from '@prorab/platform/testing';
import { aHouse } from './a-house.builder.js';

apiDocumentContract('team', () => aHouse('sqlite'), { operations: 27, open: ['post /api/team/session'] });

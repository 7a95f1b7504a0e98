import { apiDocumentContract } from '@prorab/platform/testing';
import { aMessengerHouse } from './a-messenger-house.builder.js';

apiDocumentContract('messenger', () => aMessengerHouse('sqlite'), { operations: 48 });

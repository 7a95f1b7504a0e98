import { apiDocumentContract } from '@prorab/platform/testing';
import { aMailHouse } from './a-mail-house.builder.js';

apiDocumentContract('mail', () => aMailHouse('sqlite'), { operations: 18 });

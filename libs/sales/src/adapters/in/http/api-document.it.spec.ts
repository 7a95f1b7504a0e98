import { apiDocumentContract } from '@prorab/platform/testing';
import { aSalesHouse } from './a-sales-house.builder.js';

apiDocumentContract('sales', () => aSalesHouse('sqlite'), { operations: 98 });

import { apiDocumentContract } from '@prorab/platform/testing';
import { aSalesHouse } from './a-sales-house.builder.js';

apiDocumentContract('sales', () => aSalesHouse('sqlite'), { operations: 44 });
apiDocumentContract('sales', () => aSalesHouse('sqlite'), { operations: 61 });
apiDocumentContract('sales', () => aSalesHouse('sqlite'), { operations: 57 });
apiDocumentContract('sales', () => aSalesHouse('sqlite'), { operations: 61 });

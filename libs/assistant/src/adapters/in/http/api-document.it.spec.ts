import { apiDocumentContract } from '@prorab/platform/testing';
import { anAssistantHouse } from './an-assistant-house.builder.js';

apiDocumentContract(
  'assistant',
  async () => {
    const house = await anAssistantHouse('sqlite', { works: false });
    return { app: house.app(), close: house.close };
  },
  { operations: 3 },
);

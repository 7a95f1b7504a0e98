import { apiDocument } from '@prorab/platform';
import { hasMessage, rightNamed } from '@prorab/platform/marks';
import { type MailHouse, aMailHouse } from './a-mail-house.builder.js';

interface Schema {
  $ref?: string;
  example?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
}
interface Content {
  content?: Record<string, { schema?: Schema; example?: unknown }>;
  description?: string;
}
interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; example?: unknown; schema?: Schema }[];
  requestBody?: Content;
  responses: Record<string, Content>;
  'x-right'?: string;
}

describe('the API document of mail', () => {
  let house: MailHouse;
  let operations: [string, Operation][];
  let models: Record<string, Schema>;
  beforeAll(async () => {
    house = await aMailHouse('sqlite');
    const document = apiDocument(house.app);
    models = (document.components?.schemas ?? {}) as Record<string, Schema>;
    operations = Object.entries(document.paths)
      .filter(([path]) => path.startsWith('/api/mail/'))
      .flatMap(([path, item]) =>
        Object.entries(item as Record<string, Operation>).map(
          ([verb, op]) => [`${verb} ${path}`, op] as [string, Operation],
        ),
      );
  });
  afterAll(() => house.close());

  /** Where an example is missing below a schema. */
  const gaps = (schema: Schema | undefined, at: string): string[] => {
    if (!schema) return [at];
    if (schema.example !== undefined) return [];
    if (schema.$ref) return gaps(models[schema.$ref.split('/').at(-1) ?? ''], at);
    if (schema.items) return gaps(schema.items, `${at}[]`);
    if (schema.allOf) return schema.allOf.flatMap((part) => gaps(part, at));
    if (schema.properties) return Object.entries(schema.properties).flatMap(([key, s]) => gaps(s, `${at}.${key}`));
    return [at];
  };

  it('holds every operation, each with a summary and its right', () => {
    expect(operations.length).toBe(17);
    for (const [name, op] of operations) {
      expect([name, op.summary]).toEqual([name, expect.stringMatching(/./)]);
      expect([name, rightNamed(op['x-right'] ?? '')]).toEqual([name, expect.anything()]);
    }
  });

  it('shows an example of every parameter, body and answer', () => {
    const missing = operations.flatMap(([name, op]) => [
      ...(op.parameters ?? []).flatMap((p) => (p.example === undefined ? gaps(p.schema, `${name} ?${p.name}`) : [])),
      ...[op.requestBody, ...Object.values(op.responses)].flatMap((c) =>
        Object.values(c?.content ?? {}).flatMap((v) => (v.example === undefined ? gaps(v.schema, name) : [])),
      ),
    ]);
    expect(missing).toEqual([]);
  });

  it('names the errors of every operation by codes that have a message', () => {
    for (const [name, op] of operations) {
      const errors = Object.entries(op.responses).filter(([status]) => Number(status) >= 400);
      expect([name, errors.map(([status]) => status)]).toEqual([name, expect.arrayContaining(['401', '403'])]);
      for (const [, { description = '' }] of errors)
        for (const [, code = ''] of description.matchAll(/`([^`]+)`/g))
          expect([name, code, hasMessage(code)]).toEqual([name, code, true]);
    }
  });
});

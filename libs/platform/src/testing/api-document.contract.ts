import type { INestApplication } from '@nestjs/common';
import { apiDocument } from '../http/http-app.js';
import { codesOf } from '../http/problem.js';
import { hasMessage, rightNamed, templateFor } from '../marks/index.js';

interface Schema {
  $ref?: string;
  example?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  type?: string;
}
interface Content {
  content?: Record<string, { schema?: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }>;
  description?: string;
}
interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; example?: unknown; schema?: Schema }[];
  requestBody?: Content;
  responses: Record<string, Content>;
  'x-right'?: string;
}

export interface DocumentedHouse {
  app: INestApplication;
  close(): Promise<void>;
}
export interface DocumentExpectations {
  /** How many operations stand below `/api/<context>/`. */
  operations: number;
  /** Those for anybody, as `post /api/team/session`. */
  open?: string[];
  /** Which addresses are meant; default those below `/api/<context>/`. */
  below?: RegExp;
}

/** What the API document owes its readers: a summary, a right, examples, and every error with a text in two languages. */
export function apiDocumentContract(
  context: string,
  open: () => Promise<DocumentedHouse>,
  expected: DocumentExpectations,
): void {
  describe(`the API document of ${context}`, () => {
    let house: DocumentedHouse;
    let operations: [string, Operation][];
    let models: Record<string, Schema>;
    beforeAll(async () => {
      house = await open();
      const document = apiDocument(house.app);
      models = (document.components?.schemas ?? {}) as Record<string, Schema>;
      operations = Object.entries(document.paths)
        .filter(([path]) => (expected.below ?? new RegExp(`^/api/${context}/`)).test(path))
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
      expect(operations.length).toBe(expected.operations);
      for (const [name, op] of operations) {
        expect([name, op.summary]).toEqual([name, expect.stringMatching(/./)]);
        expect([name, op['x-right'] === 'public' || rightNamed(op['x-right'] ?? '') !== undefined]).toEqual([
          name,
          true,
        ]);
      }
      const open = operations.filter(([, op]) => op['x-right'] === 'public').map(([name]) => name);
      expect(open).toEqual(expected.open ?? []);
    });

    it('says what a success of every operation answers', () => {
      for (const [name, op] of operations)
        expect([name, Object.keys(op.responses).filter((status) => /^2/.test(status))]).toEqual([
          name,
          [expect.stringMatching(/^20[014]$/)],
        ]);
    });

    it('shows an example of every parameter, body and answer', () => {
      const missing = operations.flatMap(([name, op]) => [
        ...(op.parameters ?? []).flatMap((p) => (p.example === undefined ? gaps(p.schema, `${name} ?${p.name}`) : [])),
        ...Object.values(op.requestBody?.content ?? {}).flatMap((c) =>
          c.example === undefined ? gaps(c.schema, `${name} body`) : [],
        ),
        ...Object.entries(op.responses)
          .filter(([status]) => status !== '204')
          .flatMap(([status, { content }]) =>
            Object.keys(content ?? {}).length === 0
              ? [`${name} ${status} has no content`]
              : Object.values(content ?? {}).flatMap((c) =>
                  c.example === undefined ? gaps(c.schema, `${name} ${status}`) : [],
                ),
          ),
      ]);
      expect(missing).toEqual([]);
    });

    it('names the errors of every operation by codes that have a message', () => {
      for (const [name, op] of operations) {
        const errors = Object.entries(op.responses).filter(([status]) => Number(status) >= 400);
        const statuses = errors.map(([status]) => status);
        if (op['x-right'] !== 'public')
          expect([name, statuses]).toEqual([name, expect.arrayContaining(['401', '403'])]);
        const reads = op.requestBody ?? op.parameters?.some((p) => p.in !== 'header');
        // 422 where the body is no JSON: an upload.
        if (reads) expect([name, statuses.some((s) => s === '400' || s === '422')]).toEqual([name, true]);
        expect([name, statuses]).toEqual([name, expect.arrayContaining(['429', '500'])]);
        for (const [, { description = '', content }] of errors) {
          const codes = codesOf(description);
          expect(codes.length).toBeGreaterThan(0);
          for (const code of codes) expect([name, code, hasMessage(code)]).toEqual([name, code, true]);
          const shown = Object.entries(content?.['application/problem+json']?.examples ?? {});
          expect(shown.map(([code, { value }]) => [name, code, (value as { detail: string }).detail])).toEqual(
            codes.map((code) => [name, code, templateFor(code, 'ru')]),
          );
        }
      }
    });
  });
}

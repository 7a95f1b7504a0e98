// The shapes of the API document as TypeScript, for programs that speak to the house. Usage: api-types.mjs <docs-json file or url>.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** @returns the text of a module with one interface for each named schema of the document, by name */
export function apiTypes(document) {
  const shapes = Object.entries(document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = shapes.map(([name, schema]) => `export interface ${name} ${objectType(schema)}`);
  return `// Made by scripts/tools/api-types.mjs from the API document; not changed by hand.\n\n${parts.join('\n\n')}\n`;
}

function objectType({ properties = {}, required = [] }) {
  const lines = Object.entries(properties).map(
    ([key, schema]) => `  ${named(key)}${required.includes(key) ? '' : '?'}: ${typeOf(schema)};`,
  );
  return `{\n${lines.join('\n')}\n}`;
}

/** What is no name of the language stands in quotes. */
const named = (key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`);

function typeOf(schema) {
  const bare = bareTypeOf(schema);
  return schema.nullable || schema.type?.includes?.('null') ? `${bare} | null` : bare;
}

function bareTypeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  const parts = schema.allOf ?? schema.oneOf ?? schema.anyOf;
  if (parts) return parts.map(typeOf).join(schema.allOf ? ' & ' : ' | ');
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ');
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  if (type === 'array') {
    const item = typeOf(schema.items ?? {});
    return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`;
  }
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string' || type === 'boolean') return type;
  if (schema.properties) return objectType(schema).replaceAll('\n', ' ');
  return 'Record<string, unknown>';
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [from] = process.argv.slice(2);
  if (!from) throw new Error('Say where the API document is: a file or http://…/api/docs-json.');
  const text = /^https?:/.test(from) ? await (await fetch(from)).text() : await readFile(from, 'utf8');
  process.stdout.write(apiTypes(JSON.parse(text)));
}

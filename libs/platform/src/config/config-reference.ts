import { z } from 'zod';
import type { ConfigSection } from './load-config.js';

interface Schema {
  description?: string;
  default?: unknown;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
}
export interface ConfigKey {
  /** `mail.mailboxes[].host`; `*` stands for a name of one's own. */
  place: string;
  what: string;
  /** As YAML would write it in one line; null = must be given where its surroundings are. */
  otherwise: string | null;
  values: string;
}

/** Every key that company.yaml may hold, read from the very schemas that the start checks it with. */
export function configKeys(sections: readonly ConfigSection[]): ConfigKey[] {
  return sections.flatMap(({ key, schema }) => below(z.toJSONSchema(schema, { io: 'input' }) as Schema, key));
}

function below(schema: Schema, place: string): ConfigKey[] {
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const at = `${place}.${name}`;
    const further = below(inner, at);
    const own = { place: at, what: inner.description ?? '', ...defaultOf(inner, schema.required?.includes(name)) };
    return further.length && !own.what ? further : [{ ...own, values: valuesOf(inner) }, ...further];
  });
  const others =
    typeof schema.additionalProperties === 'object' ? below(schema.additionalProperties, `${place}.*`) : [];
  const ways = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const either = ways.flatMap((way) => below(way, place));
  return [...named, ...others, ...either, ...(schema.items ? below(schema.items, `${place}[]`) : [])];
}

const defaultOf = ({ default: value }: Schema, required = false): { otherwise: string | null } => {
  const text = JSON.stringify(value);
  return { otherwise: text === undefined ? (required ? null : '') : text.length > 60 ? 'as the example shows' : text };
};
const valuesOf = ({ enum: values, const: only, type, anyOf }: Schema): string =>
  values?.join(', ') ??
  (only !== undefined
    ? JSON.stringify(only)
    : (type === undefined ? (anyOf ?? []).map(valuesOf) : [type].flat()).join(' or '));

/** The page for people. */
export function configReference(sections: readonly ConfigSection[]): string[] {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const row = ({ place, what, otherwise, values }: ConfigKey): string =>
    `| \`${place}\` | ${cell(what)} | ${cell(values)} | ${otherwise === null ? '**needed**' : cell(otherwise)} |`;
  return [
    '# company.yaml, key by key',
    '',
    'Written by `npm run cli -- config-keys > docs/configuration.md` from the schemas that the start checks the file with; a test holds the two together.',
    'Unknown keys are refused. `[]` is each entry of a list, `*` a name of one’s own. The environment is in the README.',
    ...sections.flatMap((section) => [
      '',
      `## ${section.key}`,
      '',
      '| key | what it means | values | default |',
      '| --- | --- | --- | --- |',
      ...configKeys([section]).map(row),
    ]),
  ];
}

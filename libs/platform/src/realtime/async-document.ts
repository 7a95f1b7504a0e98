import { z } from 'zod';
import { type WireEvent, type WireWord, allWireEvents, allWireWords, refusal } from './wire.js';

type Json = Record<string, unknown>;
const schemaOf = (shape: z.ZodType): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Json;
  return schema;
};
/** `chat:send` → `chat.send`: names of parts of the document know no colon. */
const partName = (name: string): string => name.replace(/[^\w-]/g, '.');
const reference = (...path: string[]): Json => ({
  $ref: `#/${path.map((p) => p.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
});

/** What goes over the sockets, as an AsyncAPI 3.0 document made of the shapes by which the server checks what it hears. */
export function asyncDocument(): Json {
  const [words, events] = [allWireWords(), allWireEvents()];
  const namespaces = [...new Set([...words, ...events].map((w) => w.namespace))].sort();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Prorab, sockets',
      version: '1',
      description:
        'Socket.IO (protocol 5). A channel is a namespace. A word is an event that the client emits with an acknowledgement: `{ ok: true, … }` or `{ ok: false, code, details }`. What the server tells may be lost with the connection; what has a number can be asked for again (docs/realtime.md).',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      namespaces.map((namespace) => [
        channelName(namespace),
        {
          address: namespace,
          messages: Object.fromEntries([
            ...words.filter((w) => w.namespace === namespace).flatMap(messagesOfWord),
            ...events.filter((e) => e.namespace === namespace).map(messageOfEvent),
          ]),
        },
      ]),
    ),
    operations: Object.fromEntries([...words.map(operationOfWord), ...events.map(operationOfEvent)]),
  };
}

const channelName = (namespace: string): string => namespace.slice(1);
const messagesOfWord = (word: WireWord): [string, Json][] => [
  [partName(word.name), { name: word.name, summary: word.summary, payload: schemaOf(word.says) }],
  [
    `${partName(word.name)}.answer`,
    { name: `${word.name} (answer)`, payload: { anyOf: [{ allOf: [ok, schemaOf(word.answers)] }, schemaOf(refusal)] } },
  ],
];
const ok: Json = { type: 'object', properties: { ok: { const: true } }, required: ['ok'] };
const messageOfEvent = (event: WireEvent): [string, Json] => [
  partName(event.name),
  { name: event.name, summary: event.summary, payload: schemaOf(event.tells) },
];
const operationOfWord = ({ namespace, name, summary }: WireWord): [string, Json] => {
  const channel = channelName(namespace);
  const at = (part: string): Json => reference('channels', channel, 'messages', part);
  return [
    `${channel}.${partName(name)}`,
    {
      action: 'receive',
      channel: reference('channels', channel),
      summary,
      messages: [at(partName(name))],
      reply: { channel: reference('channels', channel), messages: [at(`${partName(name)}.answer`)] },
    },
  ];
};
const operationOfEvent = ({ namespace, name, summary }: WireEvent): [string, Json] => {
  const channel = channelName(namespace);
  const message = reference('channels', channel, 'messages', partName(name));
  return [
    `${channel}.on.${partName(name)}`,
    { action: 'send', channel: reference('channels', channel), summary, messages: [message] },
  ];
};

import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  model: string;
  phrase: string;
  system: string;
  authorization: string | undefined;
}
type Answer = object | null;
export type Failure = 'refuses' | 'hangs' | 'talks' | 'breaks-off' | 'floods' | 'not-json' | 'redirects';

/**
 * A stand-in for an OpenAI-compatible address: speaks `/v1/chat/completions`, refuses what a real one would refuse, and fails on demand.
 * It answers with what it was taught, whether or not that was among what it was shown.
 */
export async function aModelServer({ key = null }: { key?: string | null } = {}) {
  const taught = new Map<string, Answer>();
  const asked: Asked[] = [];
  let failure: Failure | null = null;
  const server: Server = createServer((request, response) => {
    void (async () => {
      const send = (status: number, body: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      };
      const refuse = (status: number, message: string): void =>
        send(status, { error: { message, type: 'invalid_request_error' } });
      const text = await bodyOf(request);
      if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
        return refuse(404, 'Unknown request URL');
      if (key !== null && request.headers.authorization !== `Bearer ${key}`)
        return refuse(401, 'Incorrect API key provided');
      const body = read(text);
      if (!body) return refuse(400, 'We could not parse the JSON body of your request');
      asked.push({ ...body, authorization: request.headers.authorization });
      if (failure === 'refuses') return refuse(429, 'Rate limit reached');
      if (failure === 'hangs') return;
      if (failure === 'not-json') return send(200, '<html>proxy</html>');
      if (failure === 'floods') return send(200, JSON.stringify({ filler: 'x'.repeat(1_000_000) }));
      if (failure === 'redirects') return void response.writeHead(302, { location: '/v1/elsewhere' }).end();
      if (failure === 'breaks-off') return void request.socket.destroy();
      const answer = taught.get(body.phrase) ?? { command: null, slots: {} };
      const content = failure === 'talks' ? 'Sure! Here is the command.' : JSON.stringify(answer);
      send(200, completion(body.model, content));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    taught,
    failWith: (how: Failure | null): void => void (failure = how),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const completion = (model: string, content: string): object => ({
  ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1_764_147_600, model },
  choices: [
    { index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: 'stop', logprobs: null },
  ],
  usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

/** null: a real address would refuse it. */
function read(text: string): Omit<Asked, 'authorization'> | null {
  try {
    const body = JSON.parse(text) as { model?: unknown; messages?: { role?: unknown; content?: unknown }[] };
    const [system, user, ...more] = body.messages ?? [];
    if (typeof body.model !== 'string' || more.length > 0 || system?.role !== 'system' || user?.role !== 'user')
      return null;
    return { model: body.model, system: String(system.content), phrase: String(user.content) };
  } catch {
    return null;
  }
}

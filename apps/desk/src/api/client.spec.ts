import { ApiClient } from './client.js';
import { ApiProblem, NoConnection } from './problem.js';

describe('the client of the API', () => {
  const world = (answer: () => Response | Promise<Response>) => {
    const asked: { url: string; request: RequestInit }[] = [];
    const client = new ApiClient((async (url: string, request: RequestInit) => {
      asked.push({ url, request });
      return answer();
    }) as typeof fetch);
    return { client, asked };
  };

  it('says what it decides on, and leaves out what is not asked', async () => {
    const { client, asked } = world(() => Response.json({ version: 8 }));
    client.speak('en');
    const answer = await client.post('x/take', {
      body: {},
      version: 7,
      key: 'key-12345',
      query: { a: 'я & b', b: null, c: undefined },
    });
    expect(answer).toEqual({ version: 8 });
    expect(asked[0]?.url).toBe('/api/x/take?a=%D1%8F+%26+b');
    expect(asked[0]?.request.headers).toEqual({
      'accept-language': 'en',
      'content-type': 'application/json',
      'if-match': '"7"',
      'idempotency-key': 'key-12345',
    });
  });

  it('turns a problem into an error that knows its code and how long to wait', async () => {
    const body = { code: 'team.login-locked', detail: 'Слишком много попыток', details: { a: 1 } };
    const { client } = world(() => Response.json(body, { status: 429, headers: { 'retry-after': '30' } }));
    await expect(client.get('x')).rejects.toMatchObject({
      code: 'team.login-locked',
      status: 429,
      retryAfter: 30,
      message: body.detail,
    });
  });

  it('tells an end of the session apart', async () => {
    let ended = 0;
    const { client } = world(() => Response.json({ code: 'platform.unauthenticated' }, { status: 401 }));
    client.onSessionEnd(() => ended++);
    await expect(client.get('x')).rejects.toBeInstanceOf(ApiProblem);
    expect(ended).toBe(1);
  });

  it.each([502, 504])('takes %d of a proxy for a house that is not there', async (status) => {
    const { client } = world(() => new Response('<html>', { status }));
    await expect(client.get('x')).rejects.toBeInstanceOf(NoConnection);
  });
  it('takes a broken line for no line', async () => {
    const { client } = world(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(client.get('x')).rejects.toBeInstanceOf(NoConnection);
  });
  it('does not take a question that was withdrawn for a broken line', async () => {
    const asking = new AbortController();
    asking.abort();
    const { client } = world(() => Promise.reject(asking.signal.reason as Error));
    await expect(client.get('x', { signal: asking.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
  it('has a problem even for an answer that is none', async () => {
    const { client } = world(() => new Response('oops', { status: 500, statusText: 'Broken' }));
    await expect(client.get('x')).rejects.toMatchObject({ code: 'platform.internal', message: '500 Broken' });
  });
});

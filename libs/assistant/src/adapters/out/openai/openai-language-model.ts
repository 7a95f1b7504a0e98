import type { Logger } from 'pino';
import { LanguageModel, type ModelChoice, type ModelQuestion } from '../../../application/ports/language-model.port.js';
import { choiceIn, requestBody } from './model-exchange.js';

export interface OpenAiAddress {
  /** Without `/chat/completions`: `https://api.openai.com/v1`, `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Of the environment; null: the address asks for none. */
  readonly key: string | null;
  readonly timeoutMs: number;
}

/** An answer of one command is a few hundred bytes. */
const MOST_BYTES = 64_000;

/** Any address that speaks OpenAI's `/chat/completions`. What goes wrong is logged without phrase and key, and is no answer. */
export class OpenAiLanguageModel extends LanguageModel {
  readonly #url: string;
  constructor(
    private readonly address: OpenAiAddress,
    private readonly log: Logger,
  ) {
    super();
    this.#url = `${address.baseUrl.replace(/\/+$/, '')}/chat/completions`;
  }

  async choose(question: ModelQuestion): Promise<ModelChoice | null> {
    const { model, key, timeoutMs } = this.address;
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
        body: requestBody(model, question),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) return await this.#nothing(response, 'the language model refused');
      const text = await limitedText(response);
      if (text === null) return await this.#nothing(response, 'the language model answered too much');
      return choiceIn(text, question);
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'the language model did not answer');
      return null;
    }
  }

  async #nothing(response: Response, what: string): Promise<null> {
    this.log.warn({ status: response.status }, what);
    if (!response.body?.locked) await response.body?.cancel();
    return null;
  }
}

/** null: longer than an answer can be. */
async function limitedText(response: Response): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); reader && next && !next.done; next = await reader.read()) {
    bytes += next.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    pieces.push(next.value);
  }
  return Buffer.concat(pieces).toString('utf8');
}

import type { ExchangeSecrets } from './exchange-secrets.js';

/** How the door of the exchange is set up. */
export abstract class ExchangeDoorRules {
  /** null: the books are not read by an exchange, and there is no door. */
  abstract readonly secrets: ExchangeSecrets | null;
  /** Of the answers, unless the client names one. */
  abstract readonly encoding: 'utf-8' | 'windows-1251';
}

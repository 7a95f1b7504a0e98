import { Query } from '@prorab/platform/marks';
import { SalesRules } from '../sales-rules.js';
import type { Language } from './history-line.js';

/** The list that a loss is explained from. */
@Query()
export class LossReasons {
  constructor(private readonly rules: SalesRules) {}

  execute({ language }: { language: Language }): { code: string; name: string }[] {
    return this.rules.lossReasons.map((reason) => ({ code: reason.code, name: reason[language] }));
  }
}

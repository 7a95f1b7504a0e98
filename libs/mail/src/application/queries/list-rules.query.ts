import { Query } from '@prorab/platform/marks';
import { MailSettings } from '../mail-settings.js';

export interface RuleView {
  name: string;
  kind: string;
  because: string;
  /** The conditions as they are written, all of which must hold. */
  when: Record<string, unknown>;
}

/** By what letters are told apart, in the order in which they are asked: the first that holds decides (MA-21). */
@Query()
export class ListRules {
  constructor(private readonly settings: MailSettings) {}

  execute(): RuleView[] {
    return this.settings.values.rules.map(({ name, kind, because, when }) => ({
      name,
      kind,
      because,
      when: { ...when },
    }));
  }
}

import { Clock, UseCase } from '@prorab/platform/marks';
import type { Account } from '../../domain/account.js';
import { OneTimeCodes } from '../ports/one-time-codes.port.js';
import { TokenMint } from '../ports/token-mint.port.js';

/** Uses up a code of the authenticator or a recovery code. The account is taken for change by the caller, who also saves it. */
@UseCase()
export class ProveSecondFactor {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly tokens: TokenMint,
    private readonly clock: Clock,
  ) {}

  /** @throws SecondFactorRefused */
  async execute({ account, code }: { account: Account; code: string }): Promise<void> {
    const secret = account.state.secondFactor?.secret ?? '';
    const step = await this.codes.stepOf(secret, code.replace(/\s/g, ''), this.clock.now());
    account.useSecondFactor({ step, recoveryHash: recoveryDigest(this.tokens, code) });
  }
}

/** Forgiving of case, spaces and dashes: these are typed from paper. */
export const recoveryDigest = (tokens: TokenMint, code: string): string =>
  tokens.digest(code.toUpperCase().replace(/[\s-]/g, ''));

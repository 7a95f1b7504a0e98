import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LoginRules } from '../../domain/login-rules.js';
import { LoginRefused } from '../../domain/team-errors.js';
import { AttemptBook } from '../ports/attempt-book.port.js';
import { PasswordHasher } from '../ports/password-hasher.port.js';
import { TokenMint } from '../ports/token-mint.port.js';

/**
 * The one door to every password check. The attempt is counted and committed first, then the password is looked at, outside
 * of any unit of work; the caller tells with the returned key how it ended. Does the same work where there is no account.
 */
@UseCase()
export class ProvePassword {
  constructor(
    private readonly attempts: AttemptBook,
    private readonly hasher: PasswordHasher,
    private readonly tokens: TokenMint,
    private readonly rules: LoginRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param who `account:<employee id>`, or `name:<what was typed>` where nobody has it
   * @returns key of the attempts @throws LoginLocked, LoginRefused
   */
  async execute({
    who,
    hash,
    password,
  }: {
    who: string;
    hash: string | null;
    password: string;
  }): Promise<{ attemptsKey: string }> {
    const attemptsKey = this.tokens.digest(who);
    const at = this.clock.now();
    await this.work.run(async () => {
      const attempts = await this.attempts.takeForChange(attemptsKey, at);
      attempts.begin(at, this.rules.lockOut);
      await this.attempts.save(attempts);
    });
    if (!(await this.hasher.verify(hash, password))) throw new LoginRefused();
    return { attemptsKey };
  }

  /** In the unit of work of the success. */
  async succeed({ attemptsKey }: { attemptsKey: string }): Promise<void> {
    const attempts = await this.attempts.takeForChange(attemptsKey, this.clock.now());
    attempts.succeed();
    await this.attempts.save(attempts);
  }
  /** The password was right, but that was not all. */
  takeBack({ attemptsKey }: { attemptsKey: string }): Promise<void> {
    return this.work.run(async () => {
      const attempts = await this.attempts.takeForChange(attemptsKey, this.clock.now());
      attempts.takeBack();
      await this.attempts.save(attempts);
    });
  }
}

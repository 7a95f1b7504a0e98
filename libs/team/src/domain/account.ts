import { EmailAddress } from '@prorab/kernel';
import { EmployeeInvalid, SecondFactorRefused, SecondFactorState } from './team-errors.js';

export interface SecondFactor {
  /** Base32. */
  readonly secret: string;
  /** Null until the first code showed that the authenticator has the secret. */
  readonly confirmedAt: Date | null;
  /** The last time step whose code was used: neither it nor an older one is taken again. */
  readonly lastStep: number;
  /** Digests of the codes not yet used. */
  readonly recoveryCodes: readonly string[];
}

export interface AccountState {
  readonly employeeId: string;
  /** Lower case; an address or a plain word. */
  readonly login: string;
  /** PHC string. */
  readonly passwordHash: string;
  /** Set by somebody else: good for one thing, to be replaced. */
  readonly mustChangePassword: boolean;
  readonly passwordChangedAt: Date;
  readonly secondFactor: SecondFactor | null;
}

/** How an employee proves who he is. */
export class Account {
  #state: AccountState;

  private constructor(state: AccountState) {
    this.#state = state;
  }
  static restore(state: AccountState): Account {
    return new Account(state);
  }
  /** @throws EmployeeInvalid */
  static open(
    facts: Pick<AccountState, 'employeeId' | 'login' | 'passwordHash' | 'mustChangePassword'>,
    at: Date,
  ): Account {
    return new Account({ ...facts, login: checkedLogin(facts.login), passwordChangedAt: at, secondFactor: null });
  }

  get state(): AccountState {
    return Object.freeze({ ...this.#state });
  }
  get employeeId(): string {
    return this.#state.employeeId;
  }
  get hasSecondFactor(): boolean {
    return Boolean(this.#state.secondFactor?.confirmedAt);
  }

  changePassword(passwordHash: string, at: Date, { byOther }: { byOther: boolean }): void {
    this.#state = { ...this.#state, passwordHash, passwordChangedAt: at, mustChangePassword: byOther };
  }

  /** @throws SecondFactorState if it is on: it must be turned off first */
  enrol(secret: string): void {
    if (this.hasSecondFactor) throw new SecondFactorState('on');
    this.#state = { ...this.#state, secondFactor: { secret, confirmedAt: null, lastStep: 0, recoveryCodes: [] } };
  }
  /** @param step time step of the code that was shown, null if it fits none @throws SecondFactorState, SecondFactorRefused */
  confirm(step: number | null, recoveryCodes: readonly string[], at: Date): void {
    const factor = this.#state.secondFactor;
    if (!factor) throw new SecondFactorState('not-enrolled');
    if (factor.confirmedAt) throw new SecondFactorState('on');
    if (step === null) throw new SecondFactorRefused();
    this.#state = { ...this.#state, secondFactor: { ...factor, confirmedAt: at, lastStep: step, recoveryCodes } };
  }
  /** Takes the code of a time step, or a recovery code, once. @throws SecondFactorRefused */
  useSecondFactor({ step, recoveryHash }: { step: number | null; recoveryHash: string }): void {
    const factor = this.#state.secondFactor;
    if (!factor?.confirmedAt) throw new SecondFactorState('off');
    if (step !== null && step > factor.lastStep) {
      this.#state = { ...this.#state, secondFactor: { ...factor, lastStep: step } };
    } else if (step === null && factor.recoveryCodes.includes(recoveryHash)) {
      const recoveryCodes = factor.recoveryCodes.filter((code) => code !== recoveryHash);
      this.#state = { ...this.#state, secondFactor: { ...factor, recoveryCodes } };
    } else throw new SecondFactorRefused();
  }
  removeSecondFactor(): void {
    if (!this.#state.secondFactor) throw new SecondFactorState('off');
    this.#state = { ...this.#state, secondFactor: null };
  }
}

/** One spelling of a login, for keeping and for looking up; null if nobody can have it. */
export function loginNameOf(text: string): string | null {
  const address = EmailAddress.parse(text);
  if (address) return address.value;
  const name = text.normalize('NFC').trim().toLowerCase();
  return /^[\p{L}\p{N}._+-]{2,100}$/u.test(name) ? name : null;
}

function checkedLogin(text: string): string {
  const name = loginNameOf(text);
  if (!name) throw new EmployeeInvalid('login', 'login-form');
  return name;
}

import type { PushDevice, PushSubscription } from '../../domain/push/push-device.js';

export type NewPushDevice = PushSubscription & Pick<PushDevice, 'id' | 'employeeId' | 'userAgent' | 'createdAt'>;

/** Browsers that take pushes. One address (endpoint) is one person's at a time. */
export abstract class PushDeviceBook {
  /**
   * A known address of the same person keeps its id, its new keys replace the old, its failures are forgotten. A known address of another
   * person becomes the new one's under the new id: who logs in later on a shared computer takes it over. @returns its id
   */
  abstract register(device: NewPushDevice): Promise<string>;
  abstract byId(id: string): Promise<PushDevice | null>;
  /** The longest known first; at most 50. */
  abstract ofEmployee(employeeId: string): Promise<PushDevice[]>;
  /** All devices of these people, without order. */
  abstract ofEmployees(employeeIds: readonly string[]): Promise<PushDevice[]>;
  /** @returns whether it was there */
  abstract remove(id: string): Promise<boolean>;
  abstract removeAllOf(employeeId: string): Promise<number>;
  abstract noteOk(id: string, at: Date): Promise<void>;
  /** @returns failures since it last went well; 0 for a device that is gone */
  abstract noteFailure(id: string): Promise<number>;
}

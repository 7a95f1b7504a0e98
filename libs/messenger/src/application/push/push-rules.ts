import { PushEndpoints } from '../../domain/push/push-endpoints.js';

/** The part of the configuration that pushes need; secrets stay in the adapter. */
export class PushRules {
  readonly endpoints: PushEndpoints;
  constructor(
    readonly values: {
      /** What browsers subscribe with; null: pushes are not set up. */
      readonly publicKey: string | null;
      /** Hosts that are let through although they are not public. */
      readonly allowHosts: readonly string[];
      /** Of what pushes say. */
      readonly language: 'ru' | 'en';
    },
  ) {
    this.endpoints = new PushEndpoints(values.allowHosts);
  }
}

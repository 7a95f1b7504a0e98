import { migration } from '@prorab/platform';

/** Leases stand in `platform_lease` now; none of a mailbox is older than half a minute. */
export const steps = migration('2026-11-27-1-mail-lease-of-the-platform', ['drop table `mail_lease`']);

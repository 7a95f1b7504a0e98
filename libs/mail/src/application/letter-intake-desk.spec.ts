import { aMailWorld } from './a-mail-world.builder.js';
import { letterIntakeContract } from './ports/letter-intake.contract.js';

letterIntakeContract('the desk over the use cases', () => {
  const { intake, letters, poisoned, files } = aMailWorld();
  const stored = (): string[] => [
    ...new Set(
      [...letters.receipts.values()].map(
        ({ mailbox, letterId }) => `${mailbox} ${letters.letters.get(letterId)?.messageId}`,
      ),
    ),
  ];
  return {
    intake,
    stored,
    putAside: () =>
      [...poisoned.rows.values()].map(({ mailbox, rawHash }) => ({
        mailbox,
        raw: files.files.get(rawHash)?.toString('utf8') ?? '',
      })),
    breakStorage: () =>
      void (files.put = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))),
  };
});

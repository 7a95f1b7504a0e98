import { MailSettings, type MailboxSettings } from './application/mail-settings.js';
import { CLASSIFICATION_RULES, type ClassificationRule } from './domain/classification-rules.js';
import type { ListenerConfig, MailConfig, MailboxConfig } from './mail.config.js';

const common = (box: MailboxConfig | ListenerConfig) => ({
  title: box.title,
  group: box.group ?? null,
  branch: box.branch ?? null,
  branchId: null,
  zone: null,
  acknowledgement: box.acknowledgement ?? null,
  plusAddressing: box.plusAddressing,
});
const ofMailbox = (box: MailboxConfig): MailboxSettings => ({
  ...common(box),
  name: box.name,
  address: box.address ?? (box.user.includes('@') ? box.user : null),
  lagLimitMs: box.lagLimitSeconds * 1000,
  hasArchive: true,
  historyDays: box.historyDays,
});
/** The listener waits for others to bring letters: it has no lag and no folders. */
const ofListener = (listener: ListenerConfig): MailboxSettings => ({
  ...common(listener),
  name: listener.mailbox,
  address: listener.address ?? listener.recipients.find((r) => !r.startsWith('@')) ?? null,
  lagLimitMs: Number.MAX_SAFE_INTEGER,
  hasArchive: false,
  historyDays: null,
});

/** The configuration as the use cases want it. */
export function mailSettingsOf(
  config: MailConfig,
  { zone, parallel }: { zone: string; parallel: number },
): MailSettings {
  const { mailboxes, listener, own, answers, limits, rules } = config;
  const boxes = mailboxes.map(ofMailbox);
  const listens = listener.enabled && !boxes.some((box) => box.name === listener.mailbox);
  return new MailSettings({
    mailboxes: [...boxes, ...(listens ? [ofListener(listener)] : [])],
    ownAddresses: own.addresses,
    ownDomains: own.domains,
    areaCode: config.areaCode,
    rules: [
      ...(rules.own as ClassificationRule[]),
      ...CLASSIFICATION_RULES.filter(({ name }) => !rules.off.includes(name)),
    ],
    undoMs: answers.undoSeconds * 1000,
    signature: answers.signature,
    letterBytes: limits.letterBytes,
    answerBytes: answers.attachmentBytes,
    reconcileDays: config.reconcileDays,
    zone,
    parallel,
  });
}

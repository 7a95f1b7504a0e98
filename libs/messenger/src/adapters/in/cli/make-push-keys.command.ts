import { createECDH } from 'node:crypto';
import { readArguments } from '@prorab/platform';
import { CliCommand, type CliCommandHandler, type CliOutput } from '@prorab/platform/marks';

const mark = {
  name: 'make-push-keys',
  summary: 'Сделать пару ключей для уведомлений в браузер (VAPID)',
  usage: '[--subject mailto:admin@example.ru]',
};

/** Prints a new pair and keeps nothing. With another pair all browsers must subscribe anew. */
@CliCommand(mark)
export class MakePushKeysCommand implements CliCommandHandler {
  async run(args: string[], out: CliOutput): Promise<void> {
    const { subject = 'mailto:admin@example.ru' } = readArguments(mark, args, { subject: { type: 'string' } });
    const pair = createECDH('prime256v1');
    const publicKey = pair.generateKeys().toString('base64url');
    // The library drops leading zeros; a key is 32 bytes.
    const bytes = pair.getPrivateKey();
    const privateKey = Buffer.concat([Buffer.alloc(32 - bytes.length), bytes]).toString('base64url');
    out.line('В config/company.yaml:');
    out.line('');
    out.line('messenger:');
    out.line('  push:');
    out.line(`    publicKey: ${publicKey}`);
    out.line('    privateKeyEnv: PRORAB_PUSH_PRIVATE_KEY');
    out.line(`    subject: ${subject}`);
    out.line('');
    out.line('Закрытый ключ — в окружение сервера и больше никуда:');
    out.line('');
    out.line(`PRORAB_PUSH_PRIVATE_KEY=${privateKey}`);
    out.line('');
    out.line('С новой парой все браузеры подписываются заново.');
  }
}

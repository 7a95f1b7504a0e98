import { pushConfig } from '../../../messenger-push.config.js';
import { MakePushKeysCommand } from './make-push-keys.command.js';

const lines = async (...args: string[]): Promise<string[]> => {
  const printed: string[] = [];
  await new MakePushKeysCommand().run(args, { line: (text) => printed.push(text) });
  return printed;
};

describe('make-push-keys', () => {
  it('prints what the configuration takes, another pair each time', async () => {
    const printed = await lines('--subject', 'mailto:it@firm.ru');
    const from = printed.indexOf('  push:');
    const told = printed.slice(from + 1, from + 4).map((line) => line.trim().split(': '));
    const config = pushConfig.parse(Object.fromEntries(told));
    expect(config).toMatchObject({ subject: 'mailto:it@firm.ru', privateKeyEnv: 'PRORAB_PUSH_PRIVATE_KEY' });
    const key = printed.find((line) => line.startsWith('PRORAB_PUSH_PRIVATE_KEY='));
    expect(key).toMatch(/=[\w-]{43}$/);
    expect(await lines()).not.toContain(key);
  });
  it('refuses what it does not know', () => expect(lines('--nonsense')).rejects.toThrow('Нет такого параметра'));
});

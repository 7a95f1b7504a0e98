import { loginsNotice, type LoadedCompany, type TeamConfig } from '@prorab/team';
import type { Environment } from './environment.js';

export interface WelcomeFacts {
  environment: Environment;
  port: number;
  /** Port on which letters are taken; null = the listener is off. */
  smtp: number | null;
  /** Where the exchange is steered; null = telephony is off. */
  exchange: string | null;
  company: TeamConfig['firstStart'];
  loaded: LoadedCompany;
}

/** What a person reads in the terminal after the start. */
export function welcome({ environment, port, smtp, exchange, company, loaded }: WelcomeFacts): string {
  const host = environment.host === '0.0.0.0' || environment.host === '127.0.0.1' ? 'localhost' : environment.host;
  const at = `http://${host}:${port}`;
  const lines = [
    '',
    `  Prorab работает: ${at}`,
    `    API и его описание   ${at}/api/docs`,
    `    состояние            ${at}/health/ready`,
    `    данные               ${withoutPassword(environment.databaseUrl)}`,
    `    настройка            ${environment.configFile}`,
    ...(environment.isExample ? [`    чат с посетителем    ${at}/demo`] : []),
    ...(smtp === null ? [] : [`    письма принимаются   smtp://127.0.0.1:${smtp}`]),
    `    телефония            ${exchange ?? 'выключена; попробовать: npm start -- --asterisk, своя АТС: README, «Connecting an Asterisk»'}`,
  ];
  if (loaded.loaded) {
    const everybodys = company?.demoPassword
      ? ' (пароль у всех один, только для знакомства)'
      : ': запишите пароли, больше их не покажут';
    lines.push('', `  Первый запуск: компания заведена, войти могут${everybodys}`, loginsNotice(loaded));
  } else if (environment.isExample && company?.demoPassword) {
    lines.push('', `  Компания-пример: вход ${company.employees[0]?.login ?? ''}, пароль ${company.demoPassword}`);
  }
  if (smtp !== null)
    lines.push(
      '',
      '  Отправьте письмо, как это сделал бы клиент, и посмотрите его путь:',
      '    npm run letter -- test/fixtures/letters/plain-utf8.eml',
    );
  return `${lines.join('\n')}\n`;
}

const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//…@');

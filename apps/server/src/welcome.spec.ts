import type { Environment } from './environment.js';
import { type WelcomeFacts, welcome } from './welcome.js';

describe('what the start says', () => {
  const environment: Environment = {
    ...{ port: 3000, host: '127.0.0.1', smtpPort: null, dataFolder: '/srv/data', logLevel: 'info', metricsToken: null },
    ...{ databaseUrl: 'mysql://prorab:secret@db/prorab', configFile: '/srv/company.yaml', isExample: false },
  };
  const facts: WelcomeFacts = {
    environment,
    ...{ port: 3000, smtp: null, exchange: null, company: undefined, loaded: { loaded: false, logins: [] } },
  };
  it('is that telephony is off, and how to try it; or where the exchange is', () => {
    expect(welcome(facts)).toMatch(/телефония +выключена; попробовать: npm start -- --asterisk/);
    expect(welcome({ ...facts, exchange: 'http://127.0.0.1:8088' })).toMatch(/телефония +http:\/\/127\.0\.0\.1:8088$/m);
  });
  it('shows no password of the database', () => {
    expect(welcome(facts)).toContain('mysql://…@db/prorab');
    expect(welcome(facts)).not.toContain('secret');
  });
});

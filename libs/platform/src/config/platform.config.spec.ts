import { serverConfig } from './platform.config.js';

describe('server of company.yaml', () => {
  it('has a place for others beside a job that takes long', () => {
    expect(serverConfig.schema.parse({ taskConcurrency: 2 }).taskConcurrency).toBe(2);
    expect(() => serverConfig.schema.parse({ taskConcurrency: 1 })).toThrow(/>=2/);
  });
});

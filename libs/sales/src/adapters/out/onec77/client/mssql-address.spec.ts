import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { mssqlAddress } from './mssql-address.js';

describe('the address of the SQL server', () => {
  it.each([
    [
      'mssql://prorab:p%40ss@10.0.0.5:1444/base77',
      { server: '10.0.0.5', port: 1444, instance: null, database: 'base77', user: 'prorab', password: 'p@ss' },
    ],
    [
      'mssql://u:p@srv/b?instance=SQL2005',
      { server: 'srv', port: null, instance: 'SQL2005', database: 'b', user: 'u', password: 'p' },
    ],
    [
      'Server=srv,1444;Database=b;User Id=u;Password=p;',
      { server: 'srv', port: 1444, instance: null, database: 'b', user: 'u', password: 'p' },
    ],
    [
      'Server=srv\\SQL2005;Database=b;User Id=u;Password=p',
      { server: 'srv', port: null, instance: 'SQL2005', database: 'b', user: 'u', password: 'p' },
    ],
  ])('%s', (text, address) => expect(mssqlAddress(text)).toEqual(address));

  it.each([
    '',
    'mssql://',
    'http://u:geheim@srv/b',
    'mssql://u:geheim@srv',
    'mssql://u:%E0%A4%A@srv/b',
    'geheim',
    'Server=srv;Password=geheim',
  ])('%j is none, and what was given is not repeated', (text) => {
    try {
      mssqlAddress(text);
      throw new Error('it was taken');
    } catch (error) {
      expect(error).toBeInstanceOf(LedgerUnfit);
      expect(JSON.stringify([error, (error as LedgerUnfit).details])).not.toContain('geheim');
    }
  });
});

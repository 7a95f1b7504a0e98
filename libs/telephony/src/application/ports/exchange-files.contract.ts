import type { ExchangeFiles } from './exchange-files.port.js';

export interface ExchangeFilesBench {
  readonly files: ExchangeFiles;
  readonly folder: string;
  /** All that lies in the folder. */
  text(): Promise<string>;
  end(): Promise<void>;
}

export function exchangeFilesContract(name: string, make: () => Promise<ExchangeFilesBench>): void {
  describe(`files of the exchange: ${name}`, () => {
    let bench: ExchangeFilesBench;
    beforeEach(async () => void (bench = await make()));
    afterEach(() => bench.end());
    const phone = (extension: string) => ({
      extension,
      name: 'Anna',
      password: `of${extension}`,
      webPassword: `web${extension}`,
    });

    it('hold the phones with their passwords, and what rings on which number', async () => {
      const groups = [{ number: '+78112201234', extensions: ['305'] }];
      const names = await bench.files.write(bench.folder, { phones: [phone('305')], groups });
      expect(names.length).toBeGreaterThan(0);
      for (const piece of ['305', 'of305', 'web305', '78112201234']) expect(await bench.text()).toContain(piece);
    });
    it('hold only what there is now', async () => {
      await bench.files.write(bench.folder, { phones: [phone('305'), phone('306')], groups: [] });
      await bench.files.write(bench.folder, { phones: [phone('306')], groups: [] });
      expect(await bench.text()).not.toContain('305');
      expect(await bench.text()).toContain('of306');
    });
  });
}

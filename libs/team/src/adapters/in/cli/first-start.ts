import { actingAs } from '@prorab/platform/marks';
import type { CompanyOrder, LoadCompany, LoadedCompany } from '../../../application/use-cases/load-company.use-case.js';

/** Called at every start; does something at the very first one only. @param company `team.firstStart` of company.yaml */
export const firstStart = (load: LoadCompany, company: CompanyOrder | undefined): Promise<LoadedCompany> =>
  company
    ? actingAs({ kind: 'system', name: 'first-start' }, () => load.execute(company))
    : Promise.resolve({ loaded: false, logins: [] });

/** For the console, once: nobody can ask for these again. */
export function loginsNotice({ logins }: LoadedCompany): string {
  const width = (key: 'login' | 'password'): number => Math.max(...logins.map((login) => login[key].length), 0);
  const [left, middle] = [width('login'), width('password')];
  return logins
    .map(({ login, password, role, name }) => `  ${login.padEnd(left)}  ${password.padEnd(middle)}  ${role}, ${name}`)
    .join('\n');
}

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './programs.js';

/** A certificate for localhost and 127.0.0.1 that is its own authority; gives the PEM that a client has to trust. */
export async function selfSigned(folder: string): Promise<{ cert: string; key: string; ca: string }> {
  const cert = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const openssl = await program('openssl', ['openssl']);
  const result = spawnSync(openssl, [...args, ...names, '-keyout', key, '-out', cert], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`openssl could not make a certificate: ${result.stderr}`);
  return { cert, key, ca: readFileSync(cert, 'utf8') };
}

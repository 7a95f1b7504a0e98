import type { Environment } from './environment.js';
import { configSection, loadConfig, serverConfig } from '@prorab/platform';
import { assistantConfig } from '@prorab/assistant';
import { mailConfig } from '@prorab/mail';
import { messengerConfig } from '@prorab/messenger';
import { idleSalesParts, salesConfig } from '@prorab/sales';
import { teamConfig } from '@prorab/team';
import { telephonyConfig } from '@prorab/telephony';

/** The whole of company.yaml. Unknown keys are refused, here and below. */
export const sections = [
  serverConfig,
  configSection('team', teamConfig.prefault({})),
  configSection('sales', salesConfig.prefault({}), idleSalesParts),
  configSection('messenger', messengerConfig.prefault({})),
  configSection('mail', mailConfig),
  configSection('telephony', telephonyConfig.prefault({})),
  configSection('assistant', assistantConfig.prefault({})),
] as const;

export const readConfiguration = (file: string) => loadConfig(file, sections);
export type Configuration = ReturnType<typeof readConfiguration>;

/** What the environment says stands above the file: two houses on one machine need two ports. */
export function withEnvironment(
  configuration: Configuration,
  { smtpPort }: Pick<Environment, 'smtpPort'>,
): Configuration {
  if (smtpPort === null) return configuration;
  const { mail } = configuration;
  return { ...configuration, mail: { ...mail, listener: { ...mail.listener, port: smtpPort } } };
}

import type { TableMap } from './source';
import { commonOf, namedProvider } from './windowsControl';
import type { WindowsFields } from './windowsFields';

const KERNEL_ACTIONS = { 1: 'clock changed', 12: 'system started', 13: 'system stopped' };
const POWER_ACTIONS = { 41: 'shutdown was unexpected', 42: 'sleep', 107: 'resume' };

/** Starts, stops, sleep and clock of the machine: what explains that a log is silent. */
export function windowsPowerTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes } = fields;
  const common = commonOf(fields);
  return [
    {
      table: 'control_logs',
      where: [codes(...Object.keys(KERNEL_ACTIONS)), namedProvider(fields, 'kernel-general')],
      fields: { ...common, action: meaning('EventID', KERNEL_ACTIONS) },
    },
    {
      table: 'control_logs',
      where: [codes(...Object.keys(POWER_ACTIONS)), namedProvider(fields, 'kernel-power')],
      fields: { ...common, action: meaning('EventID', POWER_ACTIONS) },
    },
    {
      table: 'control_logs',
      where: [codes('1'), namedProvider(fields, 'power-troubleshooter')],
      fields: { ...common, action: { constant: 'resume' } },
    },
    {
      table: 'control_logs',
      where: [codes('1074'), namedProvider(fields, 'user32')],
      fields: {
        ...common,
        user: rule('account', 'param7'),
        user_domain: rule('account domain', 'param7'),
        action: { constant: 'shutdown requested' },
        subject: rule('text', 'param5'),
      },
    },
  ];
}

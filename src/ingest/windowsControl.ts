import type { Condition, TableMap } from './source';
import type { WindowsFields } from './windowsFields';

const SECURITY_LOG_ACTIONS = {
  1100: 'logging stopped',
  1101: 'events dropped',
  1102: 'log cleared',
  1104: 'log full',
  1105: 'log archived',
};
const SETTING_ACTIONS = { 4616: 'clock changed', 4719: 'audit policy changed' };
const LOG_SERVICE_ACTIONS = {
  6005: 'logging started',
  6006: 'logging stopped',
  6008: 'shutdown was unexpected',
};
const SERVICE_STATES = { running: 'service running', stopped: 'service stopped' };
const SERVICE_STATE_NUMBERS = { 1: 'service stopped', 4: 'service running' };
const SERVICE_STARTS = {
  disabled: 'service disabled',
  'auto start': 'service auto start',
  'demand start': 'service demand start',
  'boot start': 'service boot start',
  'system start': 'service system start',
};
const SERVICE_FAULTS = {
  7023: 'service failed',
  7024: 'service failed',
  7031: 'service crashed',
  7034: 'service crashed',
};
const SYSMON_ACTIONS = { 16: 'configuration changed', 255: 'error' };

/** Logs cleared, logging and services stopped, clock, audit policy and Sysmon's own state changed. */
export function windowsControlTables(fields: WindowsFields): TableMap[] {
  return [...windowsLogTables(fields), ...stateTables(fields)];
}

/** Those whose number alone tells what happened, for exports that keep the fields of an event in a text. */
export function windowsLogTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes, writtenAs, subject } = fields;
  const common = commonOf(fields);
  return [
    {
      table: 'control_logs',
      where: [codes(...Object.keys(SECURITY_LOG_ACTIONS)), writtenAs('eventlog', 'security')],
      fields: {
        ...common,
        ...subject,
        action: meaning('EventID', SECURITY_LOG_ACTIONS),
        subject: { constant: 'Security' },
      },
    },
    {
      table: 'control_logs',
      where: [codes('104'), writtenAs('eventlog', 'system')],
      fields: {
        ...common,
        ...subject,
        action: { constant: 'log cleared' },
        subject: rule('text', 'ClearedLog'),
      },
    },
    {
      table: 'control_logs',
      where: [codes(...Object.keys(LOG_SERVICE_ACTIONS)), writtenAs('eventlog', 'system')],
      fields: {
        ...common,
        action: meaning('EventID', LOG_SERVICE_ACTIONS),
        subject: { constant: 'EventLog' },
      },
    },
    {
      table: 'control_logs',
      where: [codes(...Object.keys(SETTING_ACTIONS)), fields.writtenBy('security')],
      fields: {
        ...common,
        ...subject,
        action: meaning('EventID', SETTING_ACTIONS),
        subject: rule('text', 'SubcategoryGuid', 'SubcategoryId'),
      },
    },
    {
      table: 'control_logs',
      where: [codes('4907'), fields.writtenBy('security')],
      fields: {
        ...common,
        ...subject,
        action: { constant: 'audit settings changed' },
        subject: rule('text', 'ObjectName'),
      },
    },
  ];
}

/**
 * 7036 and its kin count only where the provider is named: network drivers write 7036 too. Their words for a state are in
 * the language of the machine, and kept where that is not English; the binary data of 7036 tells state and key name in
 * every language.
 */
function stateTables(fields: WindowsFields): TableMap[] {
  const { rule, meaning, codes, writtenBy } = fields;
  const common = commonOf(fields);
  const byServiceManager = namedProvider(fields, 'service control manager');
  const service = { ...rule('service key', 'Binary'), otherwise: rule('text', 'param1') };
  return [
    {
      table: 'control_logs',
      where: [codes('7036'), byServiceManager],
      fields: {
        ...common,
        action: {
          ...rule('service state', 'Binary'),
          words: SERVICE_STATE_NUMBERS,
          otherwise: { ...meaning('param2', SERVICE_STATES), otherwise: rule('text', 'param2') },
        },
        subject: service,
      },
    },
    {
      table: 'control_logs',
      where: [codes('7040'), byServiceManager],
      fields: {
        ...common,
        action: { ...meaning('param3', SERVICE_STARTS), otherwise: rule('text', 'param3') },
        subject: rule('text', 'param4', 'param1'),
      },
    },
    {
      table: 'control_logs',
      where: [codes(...Object.keys(SERVICE_FAULTS)), byServiceManager],
      fields: { ...common, action: meaning('EventID', SERVICE_FAULTS), subject: service },
    },
    {
      table: 'control_logs',
      where: [codes('4'), writtenBy('sysmon'), fields.hasValue('State')],
      fields: { ...common, action: rule('text', 'State'), subject: { constant: 'Sysmon' } },
    },
    {
      table: 'control_logs',
      where: [codes(...Object.keys(SYSMON_ACTIONS)), sysmonIsNamed(fields)],
      fields: {
        ...common,
        action: fields.meaning('EventID', SYSMON_ACTIONS),
        subject: { constant: 'Sysmon' },
      },
    },
  ];
}

function sysmonIsNamed({ rule }: WindowsFields): Condition {
  return { from: rule('text', 'Provider', 'Channel').from, contains: ['sysmon'] };
}

/** For events whose numbers many providers write. */
export function namedProvider({ rule }: WindowsFields, provider: string): Condition {
  return { from: rule('text', 'Provider').from, contains: [provider] };
}

export function commonOf({ logged, rule }: WindowsFields) {
  return { ...logged, provider: rule('text', 'Provider') };
}

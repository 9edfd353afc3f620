import type { Hunt, Need } from '../../hunt';
import { PARAMETERS } from './parameters';
import sql from './hunt.sql?raw';

const witness = (table: string, columns: readonly string[], what: string): Need => ({
  table,
  columns: ['timestamp', ...columns],
  everyRecord: [],
  export: what,
});

export const hunt: Hunt = {
  id: 'log-gaps',
  version: 2,
  title: 'Silences in the logs of a host',
  question:
    'Where did a log of a host fall silent for longer than is usual for it, and what explains the silence?',
  category: 'coverage',
  techniques: [
    { id: 'T1685', name: 'Disable or Modify Tools', formerly: 'T1562.001' },
    { id: 'T1685.001', name: 'Disable or Modify Windows Event Log', formerly: 'T1562.002' },
    { id: 'T1685.005', name: 'Clear Windows Event Logs', formerly: 'T1070.001' },
  ],
  severity: 'high',
  needs: [
    {
      table: 'log_records',
      columns: ['timestamp', 'channel'],
      everyRecord: ['timestamp', 'host'],
      export: 'Drop any export of events with the recording host and the time of each.',
    },
  ],
  sharpenedBy: [
    witness(
      'control_logs',
      ['host', 'action'],
      'Export the System and Security logs with power, service and audit events: they explain or accuse a silence.',
    ),
    witness(
      'process_logs',
      ['host', 'arguments'],
      'Export process starts with command lines: commands that stop or clear a log stand there.',
    ),
    witness(
      'auth_logs',
      ['host'],
      'Export logons of the other hosts: they show whether the silent host was alive.',
    ),
    witness(
      'net_logs',
      ['source_ip'],
      'Export connections: they show the address of the silent host and whether it was alive.',
    ),
    witness(
      'web_logs',
      ['source_ip'],
      'Export gateway requests: they show whether the silent host was alive.',
    ),
    witness(
      'lease_logs',
      ['host'],
      'Export DHCP leases: a renewal shows that the silent host was alive.',
    ),
  ],
  automatic: true,
  params: PARAMETERS,
  falsePositives: [
    'Machines are switched off, asleep or rebuilt; then all logs of the host fall silent together.',
    'A failed collector or forwarder silences one log on many hosts at once; that is one finding, not one a host.',
    'Sensors that drop repeated events thin out their own log without anyone touching it; Defender does, so its silences rank a step lower.',
    'Exports put together from several time ranges have holes where a range was left out.',
    'Agent updates stop and start the service that writes the log.',
    'A changed clock makes a silence where there is none.',
  ],
  blindSpots: [
    'Silence before the first event of a log is not seen, and after the last one only where the same file goes on with other logs or hosts.',
    'Logs with too few or too rare events cannot be judged; they are named as such and nothing else is said of them.',
    'Deleted events that leave no silence behind are not seen here, even where their record numbers are missing.',
    'With a single kind of log there is no witness that the host was alive, so the verdict stays unknown.',
    'A host that never logged anything has no silence to measure.',
    'An attacker who clears a log right before a reboot is seen by the marker only; the silence itself is explained by the reboot.',
  ],
  nextSteps: [
    'Read the markers named in the summary, and the events of the log service and agents around both ends of the silence.',
    'Read the connections and logons of the host during the silence first: they were wanted unseen.',
    'Compare with what the collector received from neighbouring hosts in the same minutes.',
    'Where record numbers are missing, take the log from the host itself: the events may still be there.',
    'Export the same range again, unfiltered, to rule out a cut export.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1685/',
    'https://attack.mitre.org/techniques/T1685/005/',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-1102',
  ],
  sql,
};

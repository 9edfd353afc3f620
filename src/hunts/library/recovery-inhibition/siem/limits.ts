import type { SiemLimits } from '../../../siem/siemText';

const NO_EVENTS =
  'The MySQL schema holds no event of cleared logs, so only the commands that clear them are seen.';
const NO_FILES =
  'The MySQL schema holds no file events, so neither deleted backups nor loaded modules are seen.';

export const limits: SiemLimits = {
  readsHistory: true,
  differs: {
    sentinel: [
      'It reads the Defender tables, SecurityEvent 1102 and of Event the System 104 and PowerShell 4104; services that were disabled are seen by command only.',
      'Commands encoded in letters beyond ASCII are not decoded, and a choice of a pattern may join three texts at most.',
    ],
    splunk: [
      'It reads Sysmon 1, 7, 13, 23 and 26, PowerShell 4104, Security 1102 and System 104 with the field names of their add-ons; name your index in place of the star.',
      'Encoded commands are not decoded, because the language cannot; the launcher with its switch is found by the hunt for encoded commands.',
      'A shell counts as the wrapper of any tool with the same sign on the host within those seconds, without a look at its line.',
    ],
    mysql: [
      'The MySQL schema has no script texts, registry values, control events or original names, so only command lines are judged.',
      'A shell and what it starts are told by the line alone, since no process numbers are there.',
    ],
    clickhouse: [
      'The windows of the signs, the hosts and the peak are compared to the millisecond.',
    ],
  },
  leftOut: {
    mysql: {
      key_logs: NO_EVENTS,
      backup_extensions: NO_FILES,
      loose_backup_extensions: NO_FILES,
      trusted_folders: NO_FILES,
    },
  },
};

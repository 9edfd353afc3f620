import type { SiemLimits } from '../../../siem/siemText';

const NO_SERVICES =
  'The MySQL schema holds no services and tasks, so their names, places and commands are not judged.';
const NO_APPROACH =
  'The MySQL schema names no host with logons and connections, so nothing tells where the program was run from.';

export const limits: SiemLimits = {
  differs: {
    sentinel: [
      'It reads System 7045 of Event, Security 4624, 4697, 4698, 4699, 4702 and 5145 of SecurityEvent, and the Defender tables of processes, pipes, logons and connections.',
      'The records are the signs alone; the logon, share access or connection before them and the deletion of a task are named, not counted.',
    ],
    splunk: [
      'It reads System 7045, Security 4624, 4697, 4698, 4699, 4702 and 5145 and Sysmon 1, 3, 17 and 18 with the field names of their add-ons; name your index in place of the star.',
      'The records are the signs alone, and of what came just before one is named, a logon first.',
    ],
    mysql: [
      'The MySQL schema holds process starts only of what the hunt reads; services, tasks, pipes and the logon before them are not in it.',
      'It has neither the original name nor the command line of the parent, so tools under another name and MMC driven by a program are not seen.',
    ],
    clickhouse: ['The window of the same pattern on other hosts is compared to the millisecond.'],
  },
  leftOut: {
    mysql: {
      logon_window_s: NO_APPROACH,
      remote_logons: NO_APPROACH,
      remote_ports: NO_APPROACH,
      pattern_minutes: NO_SERVICES,
      pattern_hosts: NO_SERVICES,
      short_task_s: NO_SERVICES,
      random_lengths: NO_SERVICES,
      vowel_share: NO_SERVICES,
      encoded_name_length: NO_SERVICES,
      service_words: NO_SERVICES,
      task_places: NO_SERVICES,
      remote_tools: NO_SERVICES,
    },
  },
};

import type { SiemLimits } from '../../../siem/siemText';

const NO_FILES =
  'Rows of this engine come from no files, so a cut between two exports and a round number of records are not looked for.';

export const limits: SiemLimits = {
  readsHistory: true,
  whyNot: {
    mysql:
      'The MySQL schema keeps no list of the records of every log, and its logons and connections name no recording host, so there is nothing to measure a silence in.',
  },
  differs: {
    sentinel: [
      'It reads SecurityEvent, Event, WindowsEvent and the tables of Defender for devices; other connectors are not in it. A table that your workspace lacks must be taken out.',
      'Rare intervals are percentiles that the engine estimates, so a silence close to a limit can be judged otherwise.',
      'Of traces elsewhere it asks logons on other hosts only, not connections, web requests or leases.',
      'Every log is ordered by time, also where a clock was changed.',
    ],
    splunk: [
      'It reads the Windows event logs with the field names of the Windows and Sysmon add-ons; name your index in place of the star.',
      'Of traces elsewhere it asks logons on other hosts only, not connections, web requests or leases.',
      'All other hosts with the log stand for those that were up, and a changed clock counts within the marker time of the silence.',
      'Every log is ordered by time, also where a clock was changed.',
    ],
    clickhouse: [
      'It tells a cut between two exports only where the rows carry the number of their file or feed.',
    ],
  },
  leftOut: {
    sentinel: { round_counts: NO_FILES },
    splunk: { round_counts: NO_FILES },
    clickhouse: {
      round_counts:
        'Whether an export holds a round number of records is asked of files, and explains a finding without changing it.',
    },
  },
};

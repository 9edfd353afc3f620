import type { SiemLimits } from '../../../siem/siemText';

const NO_USUAL_RATE =
  'The usual rate of a host is not taken into account, so a build or file server that is busy all day shows more.';

export const limits: SiemLimits = {
  readsHistory: true,
  whyNot: {
    mysql:
      'The MySQL schema holds logons, process starts and connections; files made, renamed and deleted are in none of its tables.',
  },
  differs: {
    sentinel: [
      'It reads DeviceFileEvents only; file events of Sysmon and of the audit of shares are not in it.',
      'Folders and the share of the renames are counted over the whole burst, and a file that changes again at once is one record.',
    ],
    clickhouse: [
      'A sliding window may be 35 minutes long at most here, since the engine refuses longer ones counted in microseconds.',
    ],
    splunk: [
      'It reads Sysmon events 11, 23 and 26 and Security event 5145 with the field names of their add-ons; name your index in place of the star.',
      'The engine sets whether a change exactly at the edge of the sliding window still counts.',
    ],
  },
  leftOut: {
    sentinel: {
      pair_seconds:
        'Defender records renames as such, so files made and deleted are not put together.',
    },
    splunk: {
      baseline_quantile: NO_USUAL_RATE,
      baseline_factor: NO_USUAL_RATE,
      baseline_minutes: NO_USUAL_RATE,
      baseline_guard: NO_USUAL_RATE,
    },
  },
};

import type { SiemLimits } from '../../../siem/siemText';

const CHOSEN =
  'The text joins bursts of changed files with uploads by address, as the hunt does unless told otherwise; for other tables, change the first queries of the text.';

const CHOSEN_NAMES = {
  left_table: CHOSEN,
  left_time: CHOSEN,
  left_key: CHOSEN,
  right_table: CHOSEN,
  right_time: CHOSEN,
  right_key: CHOSEN,
};

const BURSTS =
  'Here a burst is 100 files or more that one process changed without a pause of five minutes, since there is no table of bursts.';

export const limits: SiemLimits = {
  whyNot: {
    mysql:
      'The MySQL schema has neither bursts of changed files nor uploads, and a table that is chosen on screen may not be one of its three.',
  },
  differs: {
    sentinel: [
      BURSTS,
      'A device is sought by every address that DeviceNetworkInfo lists for it in the time searched.',
    ],
    splunk: [
      BURSTS,
      'It reads Sysmon events 3, 11 and 26 and Cloudflare logs as cloudflare:json; name your index in place of the star.',
      'Renamed files are seen only as files that Sysmon records as created or deleted.',
      'An upload in the same instant as the burst counts on both sides, and the engine sets whether the edge of the window still counts.',
    ],
  },
  leftOut: { sentinel: CHOSEN_NAMES, splunk: CHOSEN_NAMES, clickhouse: CHOSEN_NAMES },
};

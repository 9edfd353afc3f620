import type { SiemLimits } from '../../../siem/siemText';

const OWN_BURSTS =
  'Here a burst is 100 files or more that one process changed without a pause of five minutes; the hunt for encryption weighs more signs.';

const ADDRESSES =
  'An address belongs to every host that Sysmon shows with it in the time searched, and a second such host makes the link low.';

export const limits: SiemLimits = {
  readsHistory: true,
  whyNot: {
    mysql:
      'The MySQL schema has neither changed files nor bytes sent, so neither end of the chain is in its tables.',
  },
  differs: {
    sentinel: [
      OWN_BURSTS,
      'It reads DeviceFileEvents and CloudflareV2_CL; other proxies and sensors with bytes are not in it.',
      'Bursts merge by the time from start to start, and a device without a name of its own is not linked by address.',
      'A transfer that two logs record counts twice, and it does not tell how much of the window the logs cover.',
    ],
    splunk: [
      OWN_BURSTS,
      'It reads Sysmon events 1, 3, 11 and 26 and Cloudflare logs as cloudflare:json; name your index in place of the star.',
      'The uploads come from a search within the search, which the engine cuts at its own limit; narrow the time when that is reached.',
      'It does not tell a host without uploads from one whose traffic is not recorded.',
    ],
    clickhouse: [
      'It takes bursts of changed files from the table file_spike, so put what the hunt for encryption found in file_logs there first.',
      'The lists of known tools and of extensions are those of the hunt for encryption, written into the text.',
    ],
  },
  leftOut: {
    splunk: {
      lease_hours: ADDRESSES,
      ambiguous_minutes: ADDRESSES,
      user_hours:
        'A person belongs to every host where Sysmon shows a process of theirs in the time searched.',
    },
  },
};

import type { SiemLimits } from '../../../siem/siemText';

const NO_REASON =
  'The MySQL schema records neither the reason nor the type of a logon, so names that do not exist, old passwords, mistyping and logons without a person are not told apart.';
const NO_EXPLICIT =
  'The MySQL schema records no logons with explicit credentials, so a spray with them is not seen.';

export const limits: SiemLimits = {
  readsHistory: true,
  differs: {
    sentinel: [
      'It reads SecurityEvent; logons that only Defender or the sign-in logs recorded are not in it.',
      'Event 4771 of Kerberos and event 4776 of NTLM count with the status that they name.',
    ],
    splunk: [
      'It reads the Security log with the field names of the Windows add-on; name your index in place of the star.',
      'The engine sets how many rows a sliding window may hold, ten thousand as delivered, and whether a logon exactly at its edge counts.',
    ],
    mysql: [
      'The MySQL schema names no host with logons, so findings carry none and a search for hosts ends empty.',
    ],
    clickhouse: [
      'Sliding windows are counted in milliseconds, and one of more than 596 hours is refused by the engine.',
    ],
  },
  leftOut: {
    mysql: {
      enumeration_accounts: NO_REASON,
      enumeration_minutes: NO_REASON,
      unknown_reasons: NO_REASON,
      stale_reasons: NO_REASON,
      stale_failures: NO_REASON,
      stale_variation: NO_REASON,
      stale_gap_s: NO_REASON,
      not_guesses: NO_REASON,
      service_logons: NO_REASON,
      interactive_logons: NO_REASON,
      unattended_logons: NO_REASON,
      mistype_failures: NO_REASON,
      mistype_s: NO_REASON,
      explicit_accounts: NO_EXPLICIT,
      explicit_minutes: NO_EXPLICIT,
    },
  },
};

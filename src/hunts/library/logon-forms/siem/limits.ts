import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  whyNot: {
    mysql:
      'The MySQL schema records no logon type, package, key length or logon process, and these are the form that the hunt asks for.',
  },
  differs: {
    sentinel: [
      'It reads Security event 4624 of SecurityEvent; logons that only Defender recorded are not in it.',
    ],
    splunk: [
      'It reads Security event 4624 with the field names of the Windows add-on; name your index in place of the star.',
      'The engine sets whether a logon exactly at the edge of the sliding window still counts.',
    ],
  },
};

import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  readsHistory: true,
  whyNot: {
    mysql:
      'The MySQL schema holds logons, process starts and connections; changes of accounts, groups and privileges are in none of its tables.',
  },
  differs: {
    sentinel: [
      'It reads SecurityEvent and DeviceEvents, so a change that both recorded counts as two records.',
      'The age of a machine is told from all of SecurityEvent and DeviceProcessEvents.',
    ],
    splunk: [
      'It reads the Security log with the field names of the Windows add-on; changes that only Defender recorded are not in it, and you name your index in place of the star.',
      'Of several cleared logs the nearest before and after each change count.',
      'The age of a machine is told from its whole Security log.',
    ],
  },
};

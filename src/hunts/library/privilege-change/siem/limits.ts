import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  whyNot: {
    mysql:
      'The MySQL schema holds logons, process starts and connections; changes of accounts, groups and privileges are in none of its tables.',
  },
};

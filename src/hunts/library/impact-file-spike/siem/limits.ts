import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  whyNot: {
    mysql:
      'The MySQL schema holds logons, process starts and connections; files made, renamed and deleted are in none of its tables.',
  },
};

import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  whyNot: {
    mysql:
      'The MySQL schema has neither changed files nor bytes sent, so neither end of the chain is in its tables.',
  },
};

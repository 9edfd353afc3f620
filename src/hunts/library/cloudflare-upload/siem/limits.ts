import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  whyNot: {
    mysql:
      'The MySQL schema has no requests of a web gateway, and its connections have no bytes, so nothing in it tells how much was sent.',
  },
};

import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  readsHistory: true,
  differs: {
    sentinel: [
      'It reads DeviceProcessEvents only; starts that Sysmon or Security 4688 recorded are not in it.',
      'Defender keeps the whole command line, so the name of the program counts among its letters.',
      'Medians are percentiles that the engine estimates, so a line close to the limit of an outlier can be judged otherwise.',
    ],
    splunk: [
      'It reads Sysmon event 1 with the field names of the Sysmon add-on; name your index in place of the star.',
      'Sysmon keeps the whole command line, so the name of the program counts among its letters.',
      'Every letter becomes a row for a while, so ask a short time first: the limits of memory of the engine cut without a word.',
    ],
    mysql: ['Letters outside ASCII count as one and the same letter.'],
  },
};

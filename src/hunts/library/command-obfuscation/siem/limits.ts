import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  readsHistory: true,
  differs: {
    sentinel: [
      'It reads DeviceProcessEvents and PowerShell event 4104 of Event; starts that Sysmon or Security 4688 recorded are not in it.',
      'Defender keeps the whole command line, so the name of the program counts as part of the line.',
      'Medians are percentiles that the engine estimates, so a line close to the usual length of its program can be judged otherwise.',
    ],
    splunk: [
      'It reads Sysmon event 1 and PowerShell event 4104 with the field names of the add-ons; name your index in place of the star.',
      'The engine cannot decode base64: text as PowerShell writes it, programs and archives are known by their letters, other blocks by their length only.',
      'Sysmon keeps the whole command line, so the name of the program counts as part of the line.',
    ],
    mysql: [
      'The MySQL schema holds no script text, so scripts are not judged.',
      'In the entropy of long lines, letters outside ASCII do not count.',
    ],
  },
  leftOut: {
    mysql: {
      min_script_points: 'The MySQL schema holds no script text, so scripts are not judged.',
    },
  },
};

import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  readsHistory: true,
  differs: {
    sentinel: [
      'It reads DeviceProcessEvents only; starts that Sysmon or Security 4688 recorded are not in it.',
    ],
    splunk: [
      'It reads Sysmon event 1 with the field names of the Sysmon add-on; name your index in place of the star.',
    ],
    mysql: [
      'The MySQL schema has no path, original name or command line of the parent, so wrong places and programs under another name are not seen.',
    ],
  },
};

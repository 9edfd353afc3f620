import type { SiemLimits } from '../../../siem/siemText';

const NO_LOGON_TYPE =
  'The MySQL schema records no logon type, so a logon counts neither as remote, explicit nor unattended.';

export const limits: SiemLimits = {
  readsHistory: true,
  differs: {
    splunk: [
      'It reads Security event 4624 and Sysmon events 1 and 3 with the field names of their add-ons; name your index in place of the star.',
      'A process is linked to its connection by the identifier of Sysmon and to its logon by the logon session, so records without these are not linked.',
      'An onward logon counts when it names the address that the connection came from; the hops are not joined to one path.',
    ],
    mysql: [
      'The MySQL schema names no host with logons and connections, so the chain is linked by the user alone and no onward logon is looked for.',
      'Of several connections of one instant to one address, the lowest port counts.',
    ],
    clickhouse: [
      'It tells that a logon from there followed on the host reached, but does not join the hops to one path.',
    ],
  },
  leftOut: {
    mysql: {
      remote_logons: NO_LOGON_TYPE,
      explicit_logons: NO_LOGON_TYPE,
      unattended_logons: NO_LOGON_TYPE,
    },
  },
};

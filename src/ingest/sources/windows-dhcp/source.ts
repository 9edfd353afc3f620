import type { Source } from '../../source';

/** The numbers that are about a lease; others are about DNS, the pool and the service. */
const LEASE_ACTIONS = {
  10: 'leased',
  11: 'renewed',
  12: 'released',
  16: 'deleted',
  17: 'expired',
  18: 'expired',
  20: 'leased by BOOTP',
  21: 'leased by BOOTP',
  23: 'deleted',
};

export const source: Source = {
  id: 'windows-dhcp',
  title: 'Windows DHCP audit log',
  fileName: /dhcp/i,
  requires: [
    ['ID'],
    ['Date'],
    ['Time'],
    ['Description'],
    ['IP Address'],
    ['Host Name'],
    ['MAC Address'],
  ],
  time: {
    names: ['Time'],
    dayIn: ['Date'],
    zone: 'local',
    note: 'It is the clock of the DHCP server, written month/day/year.',
  },
  tables: [
    {
      table: 'lease_logs',
      where: [{ from: ['ID'], in: Object.keys(LEASE_ACTIONS) }],
      fields: {
        host: { from: ['Host Name'], kind: 'host' },
        full_host: { from: ['Host Name'], kind: 'full host' },
        ip: { from: ['IP Address'], kind: 'ip' },
        mac: { from: ['MAC Address'], kind: 'lower text' },
        action: { from: ['ID'], kind: 'text', words: LEASE_ACTIONS },
      },
    },
  ],
  // The server that kept it is not told, and the host is its client.
  log: [],
};

import { DEFENDER_TIME, DEFENDER_TIME_NAMES, DEVICE, DEVICE_NAMES } from '../../defenderFields';
import type { Source, TableMap } from '../../source';

/** An adapter seldom has more addresses; further ones stay in the evidence. */
const ADDRESSES = [1, 2, 3, 4, 5, 6];

function leaseOf(occurrence: number): TableMap {
  const address = { from: ['IPAddresses'], members: ['IPAddress'], occurrence };
  return {
    table: 'lease_logs',
    where: [{ ...address, notIn: [] }],
    fields: {
      ...DEVICE,
      ip: { ...address, kind: 'ip' },
      mac: { from: ['MacAddress'], kind: 'lower text' },
      action: { from: ['NetworkAdapterStatus'], kind: 'text' },
    },
  };
}

export const source: Source = {
  id: 'mde-network-info',
  title: 'Defender advanced hunting: DeviceNetworkInfo',
  fileName: /network.?info/i,
  requires: [
    DEFENDER_TIME_NAMES,
    DEVICE_NAMES,
    ['IPAddresses'],
    ['MacAddress', 'ConnectedNetworks', 'NetworkAdapterName', 'NetworkAdapterStatus'],
  ],
  time: DEFENDER_TIME,
  tables: ADDRESSES.map(leaseOf),
};

import type { HuntParam } from '../../hunt';
import { INTERNAL_RANGES } from '../../internalRanges';
import { whole } from '../../paramForms';
import { SYSTEM_ACCOUNTS } from '../../systemAccounts';
import {
  INTERNAL_DOMAINS,
  KNOWN_DESTINATIONS,
  REFUSED_ACTIONS,
  SENDING_METHODS,
  SHARING_HOSTS,
} from '../../uploadParams';

const WINDOW: readonly HuntParam[] = [
  whole({
    name: 'minutes_before',
    label: 'Uploads before the spike began, up to',
    unit: 'min',
    default: 1_440,
    min: 0,
    max: 43_200,
    why: 'Data usually leaves before it is encrypted, often the day before.',
    source: 'Own choice: double extortion copies first and encrypts last',
  }),
  whole({
    name: 'minutes_after',
    label: 'Uploads after the spike began, up to',
    unit: 'min',
    default: 60,
    min: 0,
    max: 43_200,
    why: 'Transfers that were still running, or notes and keys sent out at the end.',
    source: 'Runbook',
  }),
  whole({
    name: 'seed_minutes',
    label: 'Uploads are marked as near within',
    unit: 'min',
    default: 60,
    min: 0,
    max: 43_200,
    why: 'An upload this near to the start of the encryption is the stronger link; it is marked, others stay listed.',
    source: 'Runbook',
  }),
  whole({
    name: 'session_minutes',
    label: 'Spikes of one host merge within',
    unit: 'min',
    default: 60,
    min: 0,
    max: 10_080,
    why: 'An encryption run shows as many spikes; it is one event.',
    source: 'Own choice: the window of the runbook',
  }),
];

const LINKS: readonly HuntParam[] = [
  whole({
    name: 'lease_hours',
    label: 'An address belongs to its host for',
    unit: 'h',
    default: 24,
    max: 720,
    why: 'Addresses move between hosts; an older sighting proves nothing.',
    source: 'Own choice: a common lease time',
  }),
  whole({
    name: 'fresh_minutes',
    label: 'A sighting of the address is sure within',
    unit: 'min',
    default: 60,
    min: 0,
    why: 'A sighting this fresh, with no other host on the address, links with high confidence; an older one with medium.',
    source: 'Own choice',
  }),
  whole({
    name: 'ambiguous_minutes',
    label: 'Two hosts on one address are ambiguous within',
    unit: 'min',
    default: 10,
    max: 1_440,
    why: 'Two hosts that claim an address so near to each other leave it open whose it was; both are shown.',
    source: 'Own choice: clocks and leases differ by minutes',
  }),
  whole({
    name: 'user_hours',
    label: 'A person belongs to a host within',
    unit: 'h',
    default: 8,
    max: 168,
    why: 'Who worked on the host in the same shift may have sent the data under the same account.',
    source: 'Own choice: a working day',
  }),
  INTERNAL_RANGES,
  {
    name: 'warp_ranges',
    label: 'Addresses that the gateway gives its clients',
    type: 'cidr-list',
    unit: '',
    default: ['100.64.0.0/10'],
    why: 'Such an address is the gateway client of a device, not its network card; a link by it is medium.',
    source: 'RFC 6598, which Cloudflare WARP takes its client addresses from',
  },
  SYSTEM_ACCOUNTS,
];

const UPLOADS: readonly HuntParam[] = [
  whole({
    name: 'min_upload_bytes',
    label: 'The smallest upload',
    unit: 'bytes',
    default: 100_000,
    why: 'Every host sends less than this to the vendors of its software all day.',
    source: 'Own choice',
  }),
  whole({
    name: 'strong_mb',
    label: 'Much data, from',
    unit: 'MB',
    default: 20,
    why: 'Less than this, without a file name or a row of the upload export, makes the finding medium at most.',
    source: 'Own choice',
  }),
  INTERNAL_DOMAINS,
  KNOWN_DESTINATIONS,
  SHARING_HOSTS,
  SENDING_METHODS,
  REFUSED_ACTIONS,
];

export const PARAMETERS: readonly HuntParam[] = [...WINDOW, ...LINKS, ...UPLOADS];

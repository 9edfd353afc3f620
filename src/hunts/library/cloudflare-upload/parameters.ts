import type { HuntParam } from '../../hunt';
import { INTERNAL_RANGES } from '../../internalRanges';
import { list, whole } from '../../paramForms';
import {
  INTERNAL_DOMAINS,
  KNOWN_DESTINATIONS,
  REFUSED_ACTIONS,
  SENDING_METHODS,
  SHARING_HOSTS,
} from '../../uploadParams';

const SIZES: readonly HuntParam[] = [
  whole({
    name: 'window_minutes',
    label: 'Sliding window',
    unit: 'min',
    default: 60,
    max: 1_440,
    why: 'Files leave in a run of requests; what is sent to one place within this time is counted together.',
    source: 'Own choice: the window of the runbook',
  }),
  whole({
    name: 'volume_mb',
    label: 'Sent to one place',
    unit: 'MB',
    default: 100,
    why: 'People rarely send this much to one place within an hour, and a stolen archive is seldom smaller.',
    source: 'Own choice, far below the 1,070 MB in two minutes that Splunk publishes',
  }),
  whole({
    name: 'ratio',
    label: 'Sent for each byte received',
    unit: 'times',
    default: 10,
    why: 'Browsing receives far more than it sends; an upload turns that round.',
    source: 'Own choice',
  }),
  whole({
    name: 'ratio_mb',
    label: 'Sent, where the ratio is met',
    unit: 'MB',
    default: 20,
    why: 'A ratio over little data means nothing.',
    source: 'Own choice',
  }),
  whole({
    name: 'min_names',
    label: 'Files named as uploaded',
    unit: 'files',
    default: 20,
    why: 'The gateway names files without their size, so many of them stand for much.',
    source: 'Own choice',
  }),
  whole({
    name: 'min_content_matches',
    label: 'Uploads that content rules matched',
    unit: 'uploads',
    default: 1,
    why: 'The house has said that such content must not leave.',
    source: 'Own choice',
  }),
  whole({
    name: 'beacon_bytes',
    label: 'Smaller requests are beacons',
    unit: 'bytes',
    default: 10_000,
    min: 0,
    why: 'Many small requests are heartbeats and telemetry and are never summed to an upload.',
    source: 'Own choice: such requests carry a few kilobytes',
  }),
];

const OUTLIERS: readonly HuntParam[] = [
  whole({
    name: 'outlier_mb',
    label: 'Single session, at least',
    unit: 'MB',
    default: 1,
    why: 'A smaller session is of little consequence, however unusual for its host.',
    source: 'Own choice',
  }),
  {
    name: 'outlier_z',
    label: 'Single session, modified z at least',
    type: 'number',
    unit: 'z',
    default: 3.5,
    min: 1,
    why: 'Compared, on a logarithmic scale, with everything the same host sent, the session stands out.',
    source: 'Iglewicz and Hoaglin 1993: modified z scores above 3.5 are outliers',
  },
  whole({
    name: 'min_sessions',
    label: 'Sessions that make a baseline',
    unit: 'sessions',
    default: 20,
    min: 3,
    why: 'Fewer sessions of a host do not tell what is usual for it.',
    source: 'Own choice',
  }),
];

const PLACES: readonly HuntParam[] = [
  INTERNAL_RANGES,
  INTERNAL_DOMAINS,
  KNOWN_DESTINATIONS,
  SHARING_HOSTS,
  whole({
    name: 'first_seen_hours',
    label: 'A destination is new after',
    unit: 'h',
    default: 24,
    why: 'A place that nobody reached in all the earlier evidence weighs more, once that reaches this far back.',
    source: 'Own choice: shorter evidence cannot tell what is new',
  }),
  whole({
    name: 'everyday_days',
    label: 'An everyday place is used on',
    unit: 'days',
    default: 3,
    why: 'What many use on many days is a service of the house; it is labelled, unless it stores files for anyone.',
    source: 'Own choice',
  }),
  whole({
    name: 'everyday_clients',
    label: 'An everyday place is used by',
    unit: 'clients',
    default: 5,
    min: 2,
    why: 'One or two clients alone do not make a service of the house.',
    source: 'Own choice',
  }),
];

const PROGRAMS: readonly HuntParam[] = [
  list({
    name: 'transfer_tools',
    label: 'Programs that copy files to cloud stores',
    default: ['rclone', 'megasync', 'megacmd', 'megatools', 'megaclient'],
    why: 'Public reports on data theft name them most; take out what the house uses itself.',
    source: 'ATT&CK S1040 and public reports on ransomware',
  }),
  SENDING_METHODS,
  REFUSED_ACTIONS,
];

const NAMES: readonly HuntParam[] = [
  whole({
    name: 'label_length',
    label: 'A long label of a name has',
    unit: 'letters',
    default: 30,
    min: 10,
    max: 63,
    why: 'Data hidden in names needs long labels; words people read are shorter.',
    source: 'Own choice; a label has at most 63 letters (RFC 1035)',
  }),
  whole({
    name: 'min_long_names',
    label: 'Long names asked of one domain',
    unit: 'names',
    default: 100,
    min: 2,
    why: 'Each name carries some dozens of bytes, so data needs very many of them.',
    source: 'Own choice',
  }),
];

export const PARAMETERS: readonly HuntParam[] = [
  ...SIZES,
  ...OUTLIERS,
  ...PLACES,
  ...PROGRAMS,
  ...NAMES,
];

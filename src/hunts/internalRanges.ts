import type { HuntParam } from './hunt';

/** What counts as inside the network. Visible and changeable in every hunt that uses it. */
export const INTERNAL_RANGES: HuntParam = {
  name: 'internal_ranges',
  label: 'Internal address ranges',
  type: 'cidr-list',
  unit: '',
  default: [
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '169.254.0.0/16',
    '100.64.0.0/10',
    'fc00::/7',
    'fe80::/10',
  ],
  why: 'Only a destination inside these ranges is lateral movement; add your own public ranges, take out what the attacker uses.',
  source: 'RFC 1918, RFC 3927, RFC 6598, RFC 4193, RFC 4291',
};

export const INCIDENT_KINDS = [
  'spray',
  'slow spray',
  'brute force',
  'distributed',
  'stolen',
  'insider',
  're-entry',
  'quiet',
  'helper stolen',
  'through a gateway',
  'none',
  'forgotten',
  'traveller',
  'new server',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

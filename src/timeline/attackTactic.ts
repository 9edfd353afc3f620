import type { Hunt } from '../hunts/hunt';

/** The tactics of ATT&CK 19 in the order an intrusion tends to take. */
export const TACTICS = [
  'Initial access',
  'Execution',
  'Persistence',
  'Privilege escalation',
  'Stealth',
  'Defense impairment',
  'Credential access',
  'Discovery',
  'Lateral movement',
  'Collection',
  'Command and control',
  'Exfiltration',
  'Impact',
] as const;
export type Tactic = (typeof TACTICS)[number];

/** One tactic a technique: the one that the hunts look for it as, where ATT&CK names several. */
const TECHNIQUES: Readonly<Record<Tactic, readonly string[]>> = {
  'Initial access': ['T1078', 'T1133', 'T1190', 'T1566'],
  Execution: ['T1047', 'T1059', 'T1204', 'T1569'],
  Persistence: ['T1053', 'T1098', 'T1136', 'T1505', 'T1543'],
  'Privilege escalation': ['T1068', 'T1484', 'T1548'],
  Stealth: ['T1027', 'T1036', 'T1140', 'T1218', 'T1564'],
  'Defense impairment': ['T1685'],
  'Credential access': ['T1003', 'T1110', 'T1558'],
  Discovery: ['T1018', 'T1082', 'T1087'],
  'Lateral movement': ['T1021', 'T1550', 'T1570'],
  Collection: ['T1005', 'T1074', 'T1560'],
  'Command and control': ['T1071', 'T1105', 'T1219', 'T1572'],
  Exfiltration: ['T1030', 'T1041', 'T1048', 'T1567'],
  Impact: ['T1485', 'T1486', 'T1489', 'T1490', 'T1491'],
};

/** The tactic of the first technique that a hunt names; null where it is none of those known here. */
export function tacticOf({ techniques }: Pick<Hunt, 'techniques'>): Tactic | null {
  const [id = ''] = techniques[0]?.id.split('.') ?? [];
  return TACTICS.find((tactic) => TECHNIQUES[tactic].includes(id)) ?? null;
}

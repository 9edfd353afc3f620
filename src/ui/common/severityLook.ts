import {
  type Icon,
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircleFilled,
  IconDiamondFilled,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { Severity } from '../../hunts/hunt';

interface SeverityLook {
  readonly word: string;
  readonly icon: Icon;
}

export const SEVERITY_LOOK: Readonly<Record<Severity, SeverityLook>> = {
  critical: { word: 'Critical', icon: IconAlertOctagonFilled },
  high: { word: 'High', icon: IconAlertTriangleFilled },
  medium: { word: 'Medium', icon: IconDiamondFilled },
  low: { word: 'Low', icon: IconCircleFilled },
  informational: { word: 'Info', icon: IconInfoCircle },
};

/** The most severe first, as lists show them. */
export const SEVERITIES_FALLING: readonly Severity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
];

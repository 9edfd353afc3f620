import type { Finding } from '../../findings/finding';
import { SEVERITIES_FALLING } from '../common/severityLook';

/** Which way a finding's severity was moved from what its hunt gave it; null where it was not. */
export function movedSeverity(
  finding: Pick<Finding, 'severity' | 'baseSeverity'>,
): 'raised' | 'lowered' | null {
  const steps =
    SEVERITIES_FALLING.indexOf(finding.baseSeverity) - SEVERITIES_FALLING.indexOf(finding.severity);
  if (steps === 0) return null;
  return steps > 0 ? 'raised' : 'lowered';
}

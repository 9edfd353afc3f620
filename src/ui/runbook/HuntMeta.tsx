import { Anchor, Tooltip } from '@mantine/core';
import type { Hunt, HuntRun, Technique } from '../../hunts/hunt';
import { countOf } from '../common/amountText';
import { SeverityBadge } from '../common/SeverityBadge';
import { useAppState } from '../common/workbenchContext';

interface HuntMetaProps {
  readonly hunt: Hunt;
  readonly run: HuntRun | undefined;
  onShowFindings(huntId: string): void;
}

/** Severity, findings and ATT&CK techniques of a hunt in one line. */
export function HuntMeta({ hunt, run, onShowFindings }: HuntMetaProps) {
  const topSeverity = useAppState(
    (state) => state.findings.find((finding) => finding.huntId === hunt.id)?.severity,
  );
  return (
    <div className="hb-card-meta">
      {topSeverity ? (
        <SeverityBadge severity={topSeverity} />
      ) : (
        <span className="hb-faint">up to {hunt.severity}</span>
      )}
      {run && run.findings > 0 && (
        <Anchor component="button" type="button" size="sm" onClick={() => onShowFindings(hunt.id)}>
          {countOf(run.findings, 'finding')}
        </Anchor>
      )}
      {hunt.techniques.map((technique) => (
        <TechniqueTag key={technique.id} technique={technique} />
      ))}
    </div>
  );
}

function TechniqueTag({ technique }: { readonly technique: Technique }) {
  return (
    <Tooltip label={`${technique.id} ${technique.name}`}>
      <span className="hb-technique" tabIndex={0}>
        {technique.id}
        {technique.formerly && <span className="hb-faint"> was {technique.formerly}</span>}
      </span>
    </Tooltip>
  );
}

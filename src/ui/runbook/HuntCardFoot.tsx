import type { Hunt } from '../../hunts/hunt';
import { countOf, countText } from '../common/amountText';
import { SeverityBadge } from '../common/SeverityBadge';
import type { HuntFacts } from './huntFacts';
import { TechniqueTags } from './TechniqueTags';

interface HuntCardFootProps {
  readonly hunt: Hunt;
  readonly facts: HuntFacts;
}

/** Severity, how many findings on how many hosts, and ATT&CK ids. */
export function HuntCardFoot({ hunt, facts }: HuntCardFootProps) {
  return (
    <div className="hb-card-foot">
      {facts.top ? (
        <p className="hb-card-counts">
          <SeverityBadge severity={facts.top.severity} />
          <span className="hb-num">
            {countOf(facts.findings, 'finding')}
            {facts.hosts > 0 && ` on ${countOf(facts.hosts, 'host')}`}
          </span>
          {facts.setAside > 0 && (
            <span className="hb-faint hb-num">{countText(facts.setAside)} set aside</span>
          )}
        </p>
      ) : (
        <p className="hb-card-counts hb-faint">Would be up to {hunt.severity}</p>
      )}
      <TechniqueTags techniques={hunt.techniques} />
    </div>
  );
}

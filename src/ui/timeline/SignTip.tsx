import type { SignMark } from '../../timeline/signMarks';
import { UTC, type Zone, offsetMinutes, zonedText } from '../../timeline/zone';
import { SignGlyph } from './SignGlyph';

interface SignTipProps {
  readonly sign: SignMark;
  readonly zone: Zone;
}

/** What a sign of the failures is, with its rates, and when: in UTC, and in the zone of the labels. */
export function SignTip({ sign, zone }: SignTipProps) {
  const { kind, atMs, words } = sign;
  return (
    <div className="hb-tip-sign" data-testid="sign-tip">
      <SignGlyph kind={kind} />
      <div>
        <div>{words}</div>
        <div className="hb-num hb-dim">
          {zonedText(atMs, UTC)}
          {offsetMinutes(atMs, zone) !== 0 && <div>{zonedText(atMs, zone)}</div>}
        </div>
      </div>
    </div>
  );
}

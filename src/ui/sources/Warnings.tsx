import { IconAlertTriangle, IconBan } from '@tabler/icons-react';
import { visibleText } from '../common/visibleText';

interface WarningsProps {
  readonly warnings: readonly string[];
  readonly isRefusal: boolean;
}

/** Sentences about a file; a refused file has its reason first. */
export function Warnings({ warnings, isRefusal }: WarningsProps) {
  return (
    <ul className="hb-warnings">
      {warnings.map((sentence, i) => {
        const isReason = isRefusal && i === 0;
        const Glyph = isReason ? IconBan : IconAlertTriangle;
        return (
          <li key={sentence} className={isReason ? 'hb-bad' : 'hb-warn'}>
            <Glyph size={16} aria-hidden />
            <span>{visibleText(sentence)}</span>
          </li>
        );
      })}
    </ul>
  );
}

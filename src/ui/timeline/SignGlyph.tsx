import type { SignKind } from '../../timeline/signMarks';
import { signPath } from '../../timeline/signPath';

/** The mark of a sign on its own, for legend and tooltip. */
export function SignGlyph({ kind }: { readonly kind: SignKind }) {
  return (
    <svg className="hb-sign-glyph" width="12" height="14" viewBox="0 0 12 14" aria-hidden>
      {kind === 'onset' ? (
        <path className="hb-sign-pole" d="M6,0v14" />
      ) : (
        <path className="hb-sign" d={signPath(kind, kind === 'rise' ? 11 : 1, 2, 10)} />
      )}
    </svg>
  );
}

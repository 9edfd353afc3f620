import { CopyIcon } from '../common/CopyIcon';

const SHOWN_CHARACTERS = 10;

export function Sha256({ hash }: { readonly hash: string }) {
  return (
    <span className="hb-sha">
      <span className="hb-mono" title={hash}>
        {hash.slice(0, SHOWN_CHARACTERS)}…
      </span>
      <CopyIcon value={hash} what="SHA-256" />
    </span>
  );
}

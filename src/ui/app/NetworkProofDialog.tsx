import { Modal } from '@mantine/core';
import { useCallback } from 'react';
import type { NetworkProof } from '../../state/workbench';
import { countText } from '../common/amountText';
import { CodeBlock } from '../common/CodeBlock';
import { CopyIcon } from '../common/CopyIcon';
import { StateNote } from '../common/StateNote';
import { useLoaded } from '../common/useLoaded';
import { useWorkbench } from '../common/workbenchContext';

interface NetworkProofDialogProps {
  readonly opened: boolean;
  onClose(): void;
}

export function NetworkProofDialog({ opened, onClose }: NetworkProofDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={<span className="hb-h2">No network, by policy</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <div data-testid="network-proof">
        <ProofBody />
      </div>
    </Modal>
  );
}

function ProofBody() {
  const workbench = useWorkbench();
  const loaded = useLoaded(useCallback(() => workbench.networkProof(), [workbench]));
  switch (loaded.state) {
    case 'loading':
      return <StateNote tone="loading" title="Reading the policy and hashing this page" />;
    case 'cancelled':
      return <StateNote tone="empty" title="Cancelled" />;
    case 'error':
      return (
        <StateNote tone="error" title="The proof could not be made">
          <p>{loaded.message}</p>
        </StateNote>
      );
    case 'ready':
      return <Proof proof={loaded.value} />;
  }
}

function Proof({ proof }: { readonly proof: NetworkProof }) {
  return (
    <>
      <p className="hb-proof-lead">
        The browser itself refuses every connection from this page. What you drop is read on this
        machine and stays on it.
      </p>
      <dl className="hb-facts">
        <dt>Requests seen by this page</dt>
        <dd className="hb-num hb-strong">{countText(proof.requests)}</dd>
        <dt>Build</dt>
        <dd className="hb-mono">
          {proof.buildId} <CopyIcon value={proof.buildId} what="build hash" />
        </dd>
        <dt>Hash of this page</dt>
        <dd>
          <BuildMatch matches={proof.buildMatches} />
        </dd>
      </dl>
      <h3 className="hb-h3 hb-proof-policy">Policy in force (Content-Security-Policy)</h3>
      <CodeBlock text={proof.policy.replaceAll(/;\s*/g, ';\n').trim()} what="policy" />
    </>
  );
}

function BuildMatch({ matches }: { readonly matches: boolean | null }) {
  if (matches === null) {
    return <span className="hb-dim">Could not be recomputed in this browser</span>;
  }
  return matches ? (
    <span className="hb-good">Recomputed just now: it matches the build</span>
  ) : (
    <span className="hb-bad">Recomputed just now: it does not match. This file was changed.</span>
  );
}

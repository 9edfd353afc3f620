import { Button, Group } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { CodeBlock } from './CodeBlock';

interface FaultBoundaryProps {
  readonly children: ReactNode;
  /** What failed, as in "the timeline". */
  readonly what: string;
}

interface FaultBoundaryState {
  readonly fault: Error | null;
}

/** Keeps a fault of ours inside one view, and says that it is ours. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override readonly state: FaultBoundaryState = { fault: null };

  static getDerivedStateFromError(fault: unknown): FaultBoundaryState {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return (
      <div className="hb-place" role="alert">
        <h2 className="hb-h2">This is our fault: {this.props.what} could not be drawn.</h2>
        <p className="hb-dim">
          The evidence is untouched. The other places still work; the details below help to mend it.
        </p>
        <CodeBlock text={fault.stack ?? fault.message} what="details" />
        <Group mt="md">
          <Button variant="default" onClick={() => this.setState({ fault: null })}>
            Draw it again
          </Button>
        </Group>
      </div>
    );
  }
}

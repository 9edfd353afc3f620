import { Menu } from '@mantine/core';
import type { Finding } from '../../findings/finding';
import { zonedText } from '../../timeline/zone';
import { countOf } from '../common/amountText';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';

export const MOST_IN_MENU = 12;

/** A cluster that was clicked: where, how many, and the first of its findings. */
export interface OpenCluster {
  readonly xPx: number;
  readonly yPx: number;
  readonly count: number;
  readonly findings: readonly Finding[];
}

interface MarkMenuProps {
  readonly cluster: OpenCluster;
  onClose(): void;
}

/** The findings of one spot, to choose from. */
export function MarkMenu({ cluster, onClose }: MarkMenuProps) {
  const workbench = useWorkbench();
  const zone = useAppState((state) => state.zone);
  const more = cluster.count - cluster.findings.length;
  return (
    <Menu
      opened
      onClose={onClose}
      width={480}
      position="top"
      transitionProps={{ duration: 0 }}
      classNames={{ itemLabel: 'hb-mark-label' }}
    >
      <Menu.Target>
        <span className="hb-mark-anchor" style={{ left: cluster.xPx, top: cluster.yPx }} />
      </Menu.Target>
      <Menu.Dropdown data-testid="mark-menu">
        <Menu.Label>{countOf(cluster.count, 'finding')} on this spot</Menu.Label>
        {cluster.findings.map((finding) => (
          <Menu.Item
            key={finding.id}
            onClick={() => workbench.openDrawer({ kind: 'finding', findingId: finding.id })}
          >
            <span className="hb-num hb-dim">
              {finding.firstSeen !== null && zonedText(Date.parse(finding.firstSeen), zone)}
            </span>
            <span className="hb-mark-summary">{visibleText(finding.summary)}</span>
          </Menu.Item>
        ))}
        {more > 0 && <Menu.Label>Zoom in to tell the other {more} apart.</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

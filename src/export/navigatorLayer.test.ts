import { describe, expect, it } from 'vitest';
import { findingOf } from '../findings/testing/findingOf';
import { HUNTS } from '../hunts/library';
import { navigatorLayerOf } from './navigatorLayer';

const hunts = [
  {
    id: 'a',
    title: 'Alpha',
    techniques: [
      { id: 'T1685.005', name: 'Clear Windows Event Logs', formerly: 'T1070.001' },
      { id: 'T1490', name: 'Inhibit System Recovery' },
    ],
  },
  { id: 'b', title: 'Beta', techniques: [{ id: 'T1490', name: 'Inhibit System Recovery' }] },
  { id: 'c', title: 'Gamma', techniques: [{ id: 'T1486', name: 'Data Encrypted for Impact' }] },
];

describe('the Navigator layer', () => {
  it('holds the techniques of what was found, with score, findings and former id', async () => {
    const findings = [
      findingOf({ id: '1', huntId: 'a', severity: 'high' }),
      findingOf({ id: '2', huntId: 'a', severity: 'low' }),
      findingOf({ id: '3', huntId: 'b', severity: 'critical' }),
      findingOf({ id: '4', huntId: 'c', suppressedBy: 'r1' }),
      findingOf({ id: '5', huntId: 'c', severity: 'informational' }),
    ];
    const layer: unknown = JSON.parse(await navigatorLayerOf('Case 7', findings, hunts).text());
    expect(layer).toMatchObject({
      name: 'Case 7',
      versions: { attack: '19', layer: '4.5' },
      domain: 'enterprise-attack',
    });
    expect((layer as { techniques: unknown }).techniques).toEqual([
      {
        techniqueID: 'T1490',
        score: 100,
        comment: 'Alpha: 1 high, 1 low\nBeta: 1 critical',
        enabled: true,
        metadata: [{ name: 'Technique', value: 'Inhibit System Recovery' }],
        showSubtechniques: false,
      },
      {
        techniqueID: 'T1685.005',
        score: 75,
        comment: 'Alpha: 1 high, 1 low',
        enabled: true,
        metadata: [
          { name: 'Technique', value: 'Clear Windows Event Logs' },
          { name: 'Former id', value: 'T1070.001' },
        ],
        showSubtechniques: true,
      },
    ]);
  });

  it('names no technique of the library by an id that ATT&CK 19 retired', () => {
    const ids = HUNTS.flatMap(({ techniques }) => techniques.map(({ id }) => id));
    expect(ids.filter((id) => /^T(1562|1070\.00[12]|1574\.002|1656)(\.|$)/.test(id))).toEqual([]);
  });
});

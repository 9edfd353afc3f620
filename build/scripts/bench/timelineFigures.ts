import type { Browser, Page } from '@playwright/test';
import { handFiles, openPage } from './benchPage';
import { type Figure, milliseconds } from './figure';
import { greatEstate, syntheticEstate } from './syntheticEstate';
import { TARGETS } from './targets';

const FINDINGS = 100_000;
const BRUSH_STEPS = 240;

/** The part of the store that is measured with; the page gives no handle on it, so it is taken from React's tree. */
interface BenchStore {
  getState(): { readonly findings: readonly object[] };
  setState(change: object): void;
}

/** Time to the first chart and frames while brushing, over a million records and 100,000 findings, or ten million. */
export async function timelineFigures(
  browser: Browser,
  folder: string,
  isGreat: boolean,
): Promise<readonly Figure[]> {
  const files = await (isGreat ? greatEstate(folder) : syntheticEstate(folder));
  const page = await openPage(browser);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.evaluate(() => huntbench.ready.then(() => undefined));
  // The compiler of these scripts names inner functions by a helper of its own, which a page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await handFiles(page, files);
  const records = await page.evaluate(async () => {
    const reports = await huntbench.load(benchFiles());
    return reports.reduce((sum, { loaded }) => sum + loaded, 0);
  });
  await giveFindings(page, FINDINGS);
  const firstChartMs = await firstChart(page);
  const brushing = await framesWhile(page, () => brushOver(page));
  const zoomMs = await zoomTime(page);
  await page.context().close();
  const over = `${records.toLocaleString('en')} records, ${FINDINGS.toLocaleString('en')} findings`;
  return [
    {
      name: `timeline over ${over}: click to first chart with lanes`,
      measured: milliseconds(firstChartMs),
      target: `at most ${milliseconds(TARGETS.firstChartMs)}`,
    },
    {
      name: '  frames a second while brushing',
      measured: `${brushing.perSecond.toFixed(0)}, slowest frame ${milliseconds(brushing.slowestMs)}`,
      target: `at least ${TARGETS.brushFrames}`,
    },
    {
      name: '  release of the brush to the chart of its range',
      measured: milliseconds(zoomMs),
      target: '',
    },
  ];
}

/** Findings over the fortnight of the estate, on four hundred hosts, in place of those of the hunts. */
async function giveFindings(page: Page, count: number): Promise<void> {
  await page.evaluate((wanted) => {
    const storeOf = (): BenchStore => {
      const root = [...document.querySelectorAll('body *')].find((element) =>
        Object.keys(element).some((key) => key.startsWith('__reactContainer$')),
      );
      const key = Object.keys(root ?? {}).find((name) => name.startsWith('__reactContainer$'));
      interface Fiber {
        readonly memoizedProps?: { readonly value?: { readonly store?: BenchStore } };
        readonly child: Fiber | null;
      }
      let fiber: Fiber | null = (root as unknown as Record<string, Fiber>)[key ?? ''] ?? null;
      while (fiber) {
        const store = fiber.memoizedProps?.value?.store;
        if (store) return store;
        fiber = fiber.child;
      }
      throw new Error('The store is not in the tree of the page.');
    };
    const store = storeOf();
    const severities = ['critical', 'high', 'medium', 'low', 'informational'];
    const hunts = huntbench.runs().map(({ huntId }) => huntId);
    const startMs = Date.UTC(2026, 2, 2);
    store.setState({
      executions: 'all',
      lanesBy: 'host',
      findings: Array.from({ length: wanted }, (_, i) => {
        const at = new Date(startMs + ((i * 7_919) % wanted) * ((14 * 86_400_000) / wanted));
        return {
          id: `f${i}`,
          key: String(i),
          huntId: hunts[i % hunts.length],
          severity: severities[i % 5],
          baseSeverity: severities[i % 5],
          reasons: [],
          linked: [],
          suppressedBy: null,
          firstSeen: at.toISOString(),
          lastSeen: at.toISOString(),
          host: `WS-${String(i % 400).padStart(4, '0')}`,
          user: `user${i % 300}`,
          summary: `Finding ${i}`,
          knownAs: null,
          computedBy: 'raw logs',
          recordCount: 0,
          rows: [],
        };
      }),
    });
  }, count);
}

async function firstChart(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const startedMs = performance.now();
    document.querySelector<HTMLElement>('[data-testid="place-timeline"]')?.click();
    while (!document.querySelector('.hb-chart .recharts-bar, .hb-chart .recharts-line')) {
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    return performance.now() - startedMs;
  });
}

async function framesWhile(
  page: Page,
  work: () => Promise<void>,
): Promise<{ perSecond: number; slowestMs: number }> {
  await page.evaluate(() => {
    const frames: number[] = [];
    const state = { frames, isOn: true };
    (globalThis as unknown as { benchFrames: typeof state }).benchFrames = state;
    const tick = (ms: number): void => {
      frames.push(ms);
      if (state.isOn) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  return page.evaluate(() => {
    const { benchFrames } = globalThis as unknown as {
      benchFrames: { frames: number[]; isOn: boolean };
    };
    benchFrames.isOn = false;
    const { frames } = benchFrames;
    const gaps = frames.slice(1).map((ms, i) => ms - (frames[i] ?? ms));
    const tookMs = (frames.at(-1) ?? 0) - (frames[0] ?? 0);
    return { perSecond: (gaps.length / tookMs) * 1_000, slowestMs: Math.max(...gaps) };
  });
}

/** Presses and drags to and fro; the release comes later. */
async function brushOver(page: Page): Promise<void> {
  const box = await page.locator('[data-testid="timeline-chart"]').boundingBox();
  if (!box) throw new Error('The chart has no box.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  for (let step = 0; step < BRUSH_STEPS; step++) {
    const share = 0.6 + 0.2 * Math.sin((step / BRUSH_STEPS) * 8 * Math.PI);
    await page.mouse.move(box.x + box.width * share, y);
  }
}

async function zoomTime(page: Page): Promise<number> {
  const startedMs = performance.now();
  await page.mouse.up();
  await page.waitForSelector('[data-testid="chip-time"]');
  await page.waitForSelector('.hb-timeline-main[data-stale="false"]');
  return performance.now() - startedMs;
}

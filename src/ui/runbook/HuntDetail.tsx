import { Tabs } from '@mantine/core';
import type { Hunt, HuntRun } from '../../hunts/hunt';
import { durationText } from '../../core/duration';
import { CodeBlock } from '../common/CodeBlock';
import { utcText } from '../common/utcText';
import { EntropyHistogram } from './EntropyHistogram';
import { HuntReading } from './HuntReading';
import { ParamForm } from './ParamForm';
import { SiemTexts } from './SiemTexts';

interface HuntDetailProps {
  readonly hunt: Hunt;
  readonly run: HuntRun | undefined;
  /** Called with every run started here. */
  onRun(work: Promise<unknown>): void;
}

/** Behind the answer: parameters, SQL, and how to read it. */
export function HuntDetail({ hunt, run, onRun }: HuntDetailProps) {
  return (
    <div className="hb-huntview-behind">
      {hunt.id === 'command-entropy' && <EntropyHistogram run={run} />}
      <Tabs defaultValue="params" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="params">Parameters</Tabs.Tab>
          <Tabs.Tab value="sql">SQL</Tabs.Tab>
          <Tabs.Tab value="siem">In your SIEM</Tabs.Tab>
          <Tabs.Tab value="reading">Limits and next steps</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="params" pt="sm">
          <ParamForm hunt={hunt} onRun={onRun} />
        </Tabs.Panel>
        <Tabs.Panel value="sql" pt="sm">
          <CodeBlock text={run?.sql ?? hunt.sql} what="SQL" />
        </Tabs.Panel>
        <Tabs.Panel value="siem" pt="sm">
          <SiemTexts hunt={hunt} />
        </Tabs.Panel>
        <Tabs.Panel value="reading" pt="sm">
          <HuntReading hunt={hunt} />
        </Tabs.Panel>
      </Tabs>
      <p className="hb-huntview-run hb-faint hb-num">
        Hunt <span className="hb-mono">{hunt.id}</span> version {hunt.version}
        {run && ` · ran ${utcText(run.startedAt)} in ${durationText(run.ms / 1000)}`}
      </p>
    </div>
  );
}

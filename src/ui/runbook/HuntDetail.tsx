import { Tabs } from '@mantine/core';
import type { Hunt, HuntRun } from '../../hunts/hunt';
import { durationText } from '../../core/duration';
import { CodeBlock } from '../common/CodeBlock';
import { utcText } from '../common/utcText';
import { EntropyHistogram } from './EntropyHistogram';
import { HuntReading } from './HuntReading';
import { ParamForm } from './ParamForm';

interface HuntDetailProps {
  readonly hunt: Hunt;
  readonly run: HuntRun | undefined;
  /** Called with every run started here. */
  onRun(work: Promise<unknown>): void;
}

/** The opened part of a card: parameters, SQL, and how to read the answer. */
export function HuntDetail({ hunt, run, onRun }: HuntDetailProps) {
  return (
    <div className="hb-card-detail">
      {hunt.id === 'command-entropy' && <EntropyHistogram run={run} />}
      <Tabs defaultValue="params" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="params">Parameters</Tabs.Tab>
          <Tabs.Tab value="sql">SQL</Tabs.Tab>
          <Tabs.Tab value="reading">Limits and next steps</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="params" pt="sm">
          <ParamForm hunt={hunt} onRun={onRun} />
        </Tabs.Panel>
        <Tabs.Panel value="sql" pt="sm">
          <CodeBlock text={run?.sql ?? hunt.sql} what="SQL" />
        </Tabs.Panel>
        <Tabs.Panel value="reading" pt="sm">
          <HuntReading hunt={hunt} />
        </Tabs.Panel>
      </Tabs>
      <p className="hb-card-run hb-faint hb-num">
        Hunt <span className="hb-mono">{hunt.id}</span> version {hunt.version}
        {run && ` · ran ${utcText(run.startedAt)} in ${durationText(run.ms / 1000)}`}
      </p>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { modelVersionsQuery } from '../api/models';
import type { ModelVersionView } from '../api/types';
import { counted } from '../format/number';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { ModelVersion } from './ModelVersion';
import { RestoreDialog } from './RestoreDialog';
import classes from './ModelHistory.module.css';

/** Who changed a model, when and why; and the way back. Nothing for one that nobody changed. */
export function ModelHistory({ id, version }: { id: string; version: number }) {
  const { data, error, refetch } = useQuery({ ...modelVersionsQuery(id), enabled: version > 0 });
  const [to, setTo] = useState<ModelVersionView | null>(null);
  if (version === 0) return null;
  const isOwn = data?.at(-1)?.yaml === null;
  return (
    <Panel title="History" note={data === undefined ? undefined : counted(data.length - 1, 'change')} flush>
      {error !== null && <Failure error={error} retry={() => void refetch()} what="history" />}
      <ol className={classes.versions} data-testid="model-versions">
        {(data ?? []).map((each, index) => (
          <ModelVersion key={each.version} version={each} before={data?.[index + 1]} isCurrent={index === 0} isOwn={isOwn} goBack={() => setTo(each)} />
        ))}
      </ol>
      {to !== null && <RestoreDialog id={id} at={version} to={to} close={() => setTo(null)} />}
    </Panel>
  );
}

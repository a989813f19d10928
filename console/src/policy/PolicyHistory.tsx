import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { policyVersionsQuery } from '../api/policy';
import type { PolicyVersionView } from '../api/types';
import { counted } from '../format/number';
import { Diff } from '../models/Diff';
import classes from '../models/ModelHistory.module.css';
import { Ago } from '../response/Ago';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';

/** Who changed the policy, when and why; an old one can be taken into the editor. */
export function PolicyHistory({ take }: { take: ((version: PolicyVersionView) => void) | undefined }) {
  const { data } = useQuery(policyVersionsQuery);
  if (data === undefined || data.length < 2) return null;
  return (
    <Panel title="History" note={counted(data.length - 1, 'change')} flush>
      <ol data-testid="policy-versions">
        {data.map((each, index) => {
          const before = data[index + 1];
          return (
            <li key={each.version} className={classes.version} data-testid="policy-version" data-version={each.version}>
              <div>
                <p className={classes.said}>{each.version === 0 ? 'The policy of the configuration' : <Untrusted value={each.why} />}</p>
                <p className={classes.about}>
                  {each.version === 0 ? (
                    'as its file says it now'
                  ) : (
                    <>
                      {each.who === '' ? 'on the disk' : <Untrusted value={each.who} />}, <Ago time={each.time} />
                      {each.is_given && ' · back to the configuration’s'}
                    </>
                  )}
                  {index === 0 && ' · this is how it is now'}
                </p>
              </div>
              {index > 0 && take !== undefined && each.policy !== null && (
                <Button size="compact-xs" variant="default" data-testid="policy-take" onClick={() => take(each)}>
                  {each.version === 0 ? 'Go back to it…' : 'Take into the editor'}
                </Button>
              )}
              {before !== undefined && (
                <details className={classes.what}>
                  <summary>What changed</summary>
                  <Diff before={before.yaml} after={each.yaml} label={`What version ${each.version} changed`} />
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

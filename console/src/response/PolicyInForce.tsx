import { Link } from 'react-router';
import type { ResponseSummary } from '../api/types';
import { count, counted, percent } from '../format/number';
import { modeMeaning, modeWords } from '../format/response';
import { Fact, Facts } from '../ui/Fact';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import classes from './PolicyInForce.module.css';

/** What the machine may do by itself, to whom never, and over which platforms. */
export function PolicyInForce({ summary }: { summary: ResponseSummary }) {
  const { mode, rules, never_touch: never, connections, collateral } = summary;
  return (
    <div className={classes.columns}>
      <Panel title="What may be done" note={<Link to="/response/policy">whom each rule is for, and changing them</Link>}>
        <ol className={classes.rules} data-testid="policy-rules">
          {rules.map((rule) => (
            <li key={rule.name}>
              <strong>{modeWords[rule.mode]}</strong>
              <span>
                <Untrusted value={rule.name} />
              </span>
            </li>
          ))}
          <li>
            <strong>{modeWords[mode]}</strong>
            <span>
              {rules.length > 0 ? 'everything else' : 'everything'}: {modeMeaning[mode]}
            </span>
          </li>
        </ol>
        <Facts>
          <Fact name="By itself, at most">
            {counted(summary.actions_an_hour, 'action')} an hour, {counted(summary.entities_at_once, 'entity', 'entities')} at once
          </Fact>
          <Fact name="Normal work it may block by itself">{percent(collateral)} of 7 days</Fact>
          <Fact name="Never touched">
            {never.length === 0 ? (
              'nothing is listed'
            ) : (
              <span className={classes.never}>
                {never.map((name) => (
                  <Untrusted key={name} value={name} mono />
                ))}
              </span>
            )}
          </Fact>
        </Facts>
      </Panel>
      <Panel title="Over which platforms" note={counted(connections.length, 'connection')} flush>
        {connections.length === 0 && (
          <p className={classes.none}>
            None is set up: everything is decided and simulated, and nothing can be done. List <code>responders</code> in the configuration (docs/howto/respond.md).
          </p>
        )}
        <ul>
          {connections.map(({ name, responder, actions }) => (
            <li key={name} className={classes.connection} data-testid="connection">
              <details>
                <summary>
                  <strong>
                    <Untrusted value={name} />
                  </strong>{' '}
                  <span>
                    {responder} · can do {count(actions.length)} {actions.length === 1 ? 'thing' : 'things'}
                  </span>
                </summary>
                <ul className={classes.actions}>
                  {actions.map((action) => (
                    <li key={action}>
                      <code>{action}</code>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { policyQuery } from '../api/policy';
import { Problem } from '../api/problem';
import { NotSetUp } from '../response/NotSetUp';
import { Failure } from '../ui/Failure';
import { PageHead } from '../ui/PageHead';
import { Waiting } from '../ui/Waiting';
import classes from './Policy.module.css';
import { PolicyEditor } from './PolicyEditor';

/** What the machine may do, to whom and when: to read, to try, and to change. */
export function PolicyPage() {
  const { data, error, refetch } = useQuery(policyQuery);
  const isMissing = error instanceof Problem && error.status === 404;
  return (
    <>
      <p className={classes.above}>
        <Link to="/response">Response</Link> › policy
      </p>
      <PageHead title="Policy">{data !== undefined && (data.is_given ? 'that of the configuration; the first rule that fits holds' : `version ${data.version}, saved here in place of the configuration’s; the first rule that fits holds`)}</PageHead>
      {isMissing ? <NotSetUp /> : error !== null && data === undefined && <Failure error={error} retry={() => void refetch()} what="policy" />}
      {error === null && data === undefined && <Waiting rows={4} height={90} />}
      {data !== undefined && <PolicyEditor key={data.version} view={data} />}
    </>
  );
}

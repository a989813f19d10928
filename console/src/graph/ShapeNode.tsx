import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { visible } from '../format/hidden';
import { counted } from '../format/number';
import { shortId } from '../format/words';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Untrusted';
import classes from './ShapeNode.module.css';
import { groupWords, type Shape } from './group';

export type ShapeFlowNode = Node<{ shape: Shape; isChosen: boolean }, 'shape'>;

/** One entity, address or group in the drawing. */
export function ShapeNode({ data: { shape, isChosen } }: NodeProps<ShapeFlowNode>) {
  const { node, members } = shape;
  const name = node === null ? groupWords(members) : shortId(node.name);
  return (
    <div
      className={classes.shape}
      data-testid="graph-shape"
      data-part={node?.is_part === true || undefined}
      data-group={node === null || undefined}
      data-alerts={node === null ? 0 : node.alerts}
      data-chosen={isChosen || undefined}
      title={node === null ? members.slice(0, 12).map((member) => visible(member.name)).join('\n') : visible(node.id)}
    >
      <Handle type="target" position={Position.Left} className={classes.handle ?? ''} isConnectable={false} />
      {node !== null && node.kind !== 'address' && node.kind !== 'other' && <Icon name={node.kind} size={16} />}
      <span className={classes.words}>
        <span className={classes.name}>
          <Untrusted value={name} clip />
        </span>
        <span className={classes.note}>
          {node === null ? <Untrusted value={members.slice(0, 2).map((member) => shortId(member.name)).join(', ')} clip /> : node.alerts > 0 ? counted(node.alerts, 'alert') : node.kind}
        </span>
      </span>
      <Handle type="source" position={Position.Right} className={classes.handle ?? ''} isConnectable={false} />
    </div>
  );
}

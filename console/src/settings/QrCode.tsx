import { encode } from 'uqr';
import classes from './Settings.module.css';

/** A text as a QR code, drawn here: nothing is sent anywhere. Dark on light in both themes, since not every camera reads the reverse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 0 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={label} data-testid="qr-code">
      <path d={path} fill="currentColor" />
    </svg>
  );
}

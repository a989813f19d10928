import { entityPath } from '../ui/EntityLink';

const v4 = /^\d{1,3}(\.\d{1,3}){3}$/;
const v6 = /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}(\d{1,3}(\.\d{1,3}){3})?$/i;
const id = /^(device|identity|resource):./;

/** Where what somebody typed leads. */
export function pathFor(typed: string): string {
  const text = typed.trim();
  if (v4.test(text) || v6.test(text)) return `/search?address=${encodeURIComponent(text)}`;
  if (id.test(text)) return entityPath(text);
  return `/entities?text=${encodeURIComponent(text)}`;
}

import type { TransferableError } from '@/src/protocol';
import { t } from '@/src/ui/messages';

/** A failure as a panel shows it. */
export function transferable(reason: unknown): TransferableError {
  if (typeof reason !== 'object' || reason === null) return { name: 'Error', code: null, message: String(reason) };
  const name = 'name' in reason && typeof reason.name === 'string' ? reason.name : 'Error';
  const code = 'code' in reason && typeof reason.code === 'string' ? reason.code : null;
  const message = 'message' in reason && typeof reason.message === 'string' ? reason.message : t('toast.wrong');
  return { name, code, message };
}

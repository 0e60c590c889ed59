import { type Arguments, UsageError } from './arguments';

export async function runAllocate(_parsed: Arguments): Promise<number> {
  throw new UsageError('"allocate" is not built yet');
}

import { type Arguments, UsageError } from './arguments';

export async function runLike(_parsed: Arguments): Promise<number> {
  throw new UsageError('"like" is not built yet');
}

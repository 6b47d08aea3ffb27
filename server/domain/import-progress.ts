/** How far a run is. `share` of the file's bytes, 0..1; the others null while there is nothing to judge them by. */
export type Progress = { share: number; rowsPerSecond: number | null; secondsLeft: number | null };

type Reading = { rowsRead: number; bytesRead: number; bytes: number; startedAt: Date; now: Date };

/** Progress, rate and time left, judged by what was read since the run was asked for. */
export function progressOf({ rowsRead, bytesRead, bytes, startedAt, now }: Reading): Progress {
  const share = bytes > 0 ? Math.min(1, bytesRead / bytes) : 0;
  const seconds = (now.getTime() - startedAt.getTime()) / 1000;
  if (seconds < 1 || rowsRead === 0 || share === 0) return { share, rowsPerSecond: null, secondsLeft: null };
  return { share, rowsPerSecond: rowsRead / seconds, secondsLeft: Math.ceil((seconds / share) * (1 - share)) };
}

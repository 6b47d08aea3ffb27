// Preloaded into every process that Standpoint starts: its standard input is a pipe that only the starter holds,
// so its end means that the starter is gone, even by kill -9. Then this process ends in good order, or at once after 20 s.
// What the process starts in turn inherits the preload but has another parent, and is left alone.
let leaving = false;
if (process.env.STANDPOINT_STARTER === String(process.ppid)) {
  for (const event of ["end", "close", "error"]) process.stdin.once(event, leave);
  process.stdin.resume();
  process.stdin.unref?.();
}

function leave() {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(1), 20_000).unref();
  process.kill(process.pid, "SIGTERM");
}

// A disk that is busy with something else.

import { spawn } from "node:child_process";

const WRITE = 'while :; do dd if=/dev/zero of="$0" bs=1M count=32 oflag=sync 2>/dev/null || exit 1; done';

/** Lets two programs write to `folder`, each block to the disk before the next, until stopped. */
export function busyDisk(folder) {
  const writers = [1, 2].map((number) =>
    spawn("sh", ["-c", WRITE, `${folder}/load-${number}`], { detached: true, stdio: "ignore" }),
  );
  return { stop: () => writers.forEach(({ pid }) => process.kill(-pid, "SIGKILL")) };
}

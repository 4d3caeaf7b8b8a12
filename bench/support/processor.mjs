// How long a program takes, and how long it keeps processors at work: the second is hardly disturbed by
// whatever else the machine does.

import { spawnSync } from "node:child_process";

const SCRIPT = `
import json, os, subprocess, sys, time
start = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
seconds, used = time.perf_counter() - start, os.times()
print(json.dumps({"status": status, "seconds": seconds, "worked": used.children_user + used.children_system}))
`;

/**
 * Runs a program in a folder: its exit status, what it complained of, the seconds until its end, and
 * those that it and the processes it began had a processor.
 */
export function runTimed(program, words, cwd) {
  const python = process.env.WEASYPRINT_PYTHON;
  const { stdout, stderr, status } = spawnSync(python, ["-c", SCRIPT, program, ...words], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} could not be run: ${stderr}`);
  return { ...JSON.parse(stdout), complaint: stderr };
}

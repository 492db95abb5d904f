import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

const ROOT = join(import.meta.dirname, "..");

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Standard input, which is then closed. */
  readonly input?: string;
}

/** The built program, as a user starts it; nothing of the environment but what the test gives. */
export class Program {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  stdout = "";
  stderr = "";
  readonly #waiting = new Set<() => void>();

  constructor(args: readonly string[], { env = {}, cwd = ROOT, input }: RunOptions = {}) {
    this.child = spawn(process.execPath, [join(ROOT, "dist/src/cli.js"), ...args], {
      cwd,
      env: { PATH: process.env.PATH, ...env },
    });
    this.child.stdout?.on("data", (chunk) => this.#hear("stdout", chunk));
    this.child.stderr?.on("data", (chunk) => this.#hear("stderr", chunk));
    this.child.stdin?.on("error", () => {});
    if (input !== undefined) this.child.stdin?.end(input);
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
    onTestFinished(() => {
      this.child.kill("SIGKILL");
    });
  }

  #hear(stream: "stdout" | "stderr", chunk: Buffer): void {
    this[stream] += chunk;
    for (const check of this.#waiting) check();
  }

  /** Resolves when standard output shows `pattern`; rejects when the program ends without it. */
  shows(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const match = pattern.exec(this.stdout);
        if (!match) return;
        this.#waiting.delete(check);
        resolve(match);
      };
      this.#waiting.add(check);
      check();
      void this.ended.then((code) =>
        reject(new Error(`ended with ${code}: ${this.stdout}${this.stderr}`)),
      );
    });
  }

  type(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }
}

/** Runs the program to its end. */
export async function run(args: readonly string[], options: RunOptions = {}) {
  const program = new Program(args, { input: "", ...options });
  const code = await program.ended;
  return { code, stdout: program.stdout, stderr: program.stderr };
}

/** A folder of its own with these files, removed when the test is over. */
export function folderOf(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), "verbatim-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), content);
  }
  return dir;
}

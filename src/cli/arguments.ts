import { statSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Ends the command as wrongly used: what is wrong, how it is used, exit code 2. */
export function misused(what: string, usage: string): never {
  console.error(what ? `${what}\n${usage}` : usage);
  process.exit(2);
}

/** The command line, or the end of the command where it is not understood. `--help` prints the usage. */
export function readArguments<T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  if (process.argv.includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return misused(error instanceof Error ? error.message.split('. ')[0]! : String(error), usage);
  }
}

/** A content folder that is there, or the end of the command. */
export function contentFolder(path: string, usage: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) misused(`没有文件夹 ${path}。`, usage);
  return path;
}

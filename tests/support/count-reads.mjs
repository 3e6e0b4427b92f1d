/** Preloaded into a build: writes the path of every file of a content folder that is read to the file named in READ_LOG. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const log = process.env.READ_LOG;
const note = (path) => {
  if (/\/content\/.*\./u.test(String(path))) fs.appendFileSync(log, `${path}\n`);
};
for (const [owner, name] of [
  [fs, 'readFileSync'],
  [fs, 'readFile'],
  [fs, 'createReadStream'],
  [fs.promises, 'readFile'],
]) {
  const real = owner[name];
  owner[name] = (path, ...rest) => {
    note(path);
    return real.call(owner, path, ...rest);
  };
}
syncBuiltinESMExports();

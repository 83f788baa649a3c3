import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes target hold what source holds, and leaves files alone that differ in nothing but the date
 * that the generator stamps into them: javac then compiles real changes only.
 *
 * @returns how many files were written and removed
 */
export function mirror(source, target) {
  const wanted = new Set(filesBelow(source));
  let written = 0;
  for (const file of wanted) {
    const content = fs.readFileSync(path.join(source, file));
    const existing = path.join(target, file);
    if (fs.existsSync(existing) && sameButForDates(content, fs.readFileSync(existing))) continue;
    fs.mkdirSync(path.dirname(existing), { recursive: true });
    fs.writeFileSync(existing, content);
    written += 1;
  }
  const stale = filesBelow(target).filter((file) => !wanted.has(file));
  for (const file of stale) fs.rmSync(path.join(target, file));
  return { written, removed: stale.length };
}

function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)));
}

function sameButForDates(one, other) {
  return one.equals(other) || undated(one) === undated(other);
}

function undated(content) {
  return content.toString('latin1').replace(/date = "[^"]*"/g, '');
}

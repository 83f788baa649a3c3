import fs from 'node:fs';
import path from 'node:path';

const AWS_IMPORT = /com\s*\.\s*hashicorp\s*\.\s*cdktf\s*\.\s*providers\s*\.\s*aws\s*\.\s*([a-z0-9_]+)/g;

/** The AWS modules (Java package names such as `s3_bucket`) that the Java files below the folders use. */
export function importedAwsModules(folders) {
  const modules = new Set(['provider']);
  for (const file of folders.flatMap(javaFiles)) {
    for (const [, module] of fs.readFileSync(file, 'utf8').matchAll(AWS_IMPORT)) {
      modules.add(module);
    }
  }
  return [...modules].sort();
}

function javaFiles(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.java'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

// Generates the Java bindings of CDKTF and its providers from their npm packages, trimmed to the
// AWS modules that this project's sources import. The Maven build runs it before it compiles.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { importedAwsModules } from './generator/imports.mjs';
import { mirror } from './generator/mirror.mjs';
import { UnknownModules, trimAwsProvider } from './generator/trim.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PROJECT = path.dirname(HERE);
const GENERATED = path.join(HERE, 'generated');
const PACKAGES = {
  cdktf: 'cdktf',
  'provider-aws': '@cdktf/provider-aws',
  'provider-random': '@cdktf/provider-random',
  'provider-tls': '@cdktf/provider-tls',
};

const started = performance.now();

function say(message) {
  console.log(`bindings: ${message} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

function installPackages() {
  const lock = path.join(HERE, 'package-lock.json');
  const stamp = path.join(HERE, 'node_modules', '.installed');
  const wanted = digest([lock]);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return wanted;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: HERE, stdio: 'inherit' });
  fs.writeFileSync(stamp, wanted);
  say('installed the packages of package-lock.json');
  return wanted;
}

function digest(files) {
  const hash = crypto.createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}

function generatorDigest() {
  const parts = fs.readdirSync(path.join(HERE, 'generator')).filter((name) => !name.includes('.test.'));
  return digest([fileURLToPath(import.meta.url), ...parts.map((name) => path.join(HERE, 'generator', name))]);
}

function generate(name, packageFolder, work) {
  const output = path.join(work, 'java', name);
  execFileSync(
    process.execPath,
    [
      path.join(HERE, 'node_modules/jsii-pacmak/bin/jsii-pacmak'),
      ...['--targets', 'java', '--code-only', '--no-npmignore', '--no-fingerprint', '--outdir', output],
      packageFolder,
    ],
    { stdio: 'inherit', env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] } },
  );
  const { written, removed } = mirror(path.join(output, 'java/src/main'), path.join(GENERATED, name));
  say(`${name}: ${written} files written, ${removed} removed`);
}

function link(work, npmPackage) {
  const place = path.join(work, 'node_modules', npmPackage);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.symlinkSync(path.join(HERE, 'node_modules', npmPackage), place);
}

function upToDate(name, stamp) {
  const file = path.join(GENERATED, `${name}.stamp`);
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === stamp;
}

function main() {
  const packages = installPackages();
  const modules = importedAwsModules(['src/main/java', 'src/test/java'].map((folder) => path.join(PROJECT, folder)));
  const base = `${packages} ${generatorDigest()}`;
  const stamps = Object.fromEntries(
    Object.keys(PACKAGES).map((name) => [name, name === 'provider-aws' ? `${base} ${modules.join(' ')}` : base]),
  );
  const stale = Object.keys(PACKAGES).filter((name) => !upToDate(name, stamps[name]));
  if (stale.length === 0) return say(`up to date, ${modules.length} AWS modules`);

  fs.mkdirSync(GENERATED, { recursive: true });
  const work = fs.mkdtempSync(path.join(GENERATED, 'work-'));
  try {
    for (const npmPackage of ['constructs', ...Object.values(PACKAGES)]) {
      if (npmPackage !== PACKAGES['provider-aws']) link(work, npmPackage);
    }
    const aws = path.join(work, 'node_modules', PACKAGES['provider-aws']);
    trimAwsProvider(path.join(HERE, 'node_modules', PACKAGES['provider-aws']), aws, modules);
    for (const name of stale) {
      generate(name, path.join(work, 'node_modules', PACKAGES[name]), work);
      fs.writeFileSync(path.join(GENERATED, `${name}.stamp`), stamps[name]);
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

try {
  main();
} catch (error) {
  if (!(error instanceof UnknownModules)) throw error;
  console.error(`bindings: ${error.message}`);
  process.exitCode = 1;
}

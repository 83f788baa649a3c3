import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { UnknownModules, trimAwsProvider } from './trim.mjs';

const PROVIDER = fileURLToPath(new URL('../node_modules/@cdktf/provider-aws', import.meta.url));

function target(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trim-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  return folder;
}

test('keeps the types and files of the modules asked for, and no others', (t) => {
  const folder = target(t);
  trimAwsProvider(PROVIDER, folder, ['provider', 's3_bucket']);
  const assembly = JSON.parse(fs.readFileSync(path.join(folder, '.jsii'), 'utf8'));
  const namespaces = new Set(Object.values(assembly.types).map((type) => type.namespace));
  assert.deepEqual([...namespaces].sort(), ['provider', 's3Bucket']);
  assert.deepEqual(fs.readdirSync(path.join(folder, 'lib')).sort(), ['index.js', 'provider', 's3-bucket']);
});

test('loads a module when it is first used', (t) => {
  const folder = target(t);
  trimAwsProvider(PROVIDER, folder, ['provider', 's3_bucket']);
  fs.writeFileSync(path.join(folder, 'lib/s3-bucket/index.js'), 'exports.S3Bucket = "loaded";');
  fs.rmSync(path.join(folder, 'lib/provider'), { recursive: true });
  const index = createRequire(path.join(folder, 'package.json'))('./lib/index.js');
  assert.equal(index.s3Bucket.S3Bucket, 'loaded');
  assert.throws(() => index.provider, /Cannot find module/);
});

test('names the modules that the provider does not have', (t) => {
  assert.throws(
    () => trimAwsProvider(PROVIDER, target(t), ['s3_bukket', 'vpc', 'eipp']),
    (error) => error instanceof UnknownModules && /no such AWS module: s3_bukket, eipp\n/.test(error.message),
  );
});

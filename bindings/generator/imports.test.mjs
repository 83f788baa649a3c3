import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { importedAwsModules } from './imports.mjs';

function sources(t, files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imports-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

test('finds each module once, sorted, with the provider itself', (t) => {
  const folder = sources(t, {
    'a/One.java': 'import com.hashicorp.cdktf.providers.aws.vpc.Vpc;\nimport com.hashicorp.cdktf.providers.aws.lb.Lb;',
    'a/b/Two.java': 'var vpc = com.hashicorp.cdktf.providers.aws.vpc.Vpc.Builder.create(this, "vpc");',
  });
  assert.deepEqual(importedAwsModules([folder]), ['lb', 'provider', 'vpc']);
});

test('reads Java files only, and no other provider', (t) => {
  const folder = sources(t, {
    'Notes.md': 'com.hashicorp.cdktf.providers.aws.eip.Eip',
    'Tls.java': 'import com.hashicorp.cdktf.providers.tls.private_key.PrivateKey;',
  });
  assert.deepEqual(importedAwsModules([folder, path.join(folder, 'missing')]), ['provider']);
});

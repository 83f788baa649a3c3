import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { mirror } from './mirror.mjs';

function folders(t) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'mirror-'));
  t.after(() => fs.rmSync(root, { recursive: true }));
  const write = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
  return { from: path.join(root, 'from'), to: path.join(root, 'to'), write, read };
}

test('writes what is new or different and removes what is gone', (t) => {
  const { from, to, write, read } = folders(t);
  write('from/a/New.java', 'new');
  write('from/Changed.java', 'after');
  write('to/Changed.java', 'before');
  write('to/b/Gone.java', 'gone');
  assert.deepEqual(mirror(from, to), { written: 2, removed: 1 });
  assert.equal(read('to/a/New.java'), 'new');
  assert.equal(read('to/Changed.java'), 'after');
  assert.ok(!fs.existsSync(path.join(to, 'b/Gone.java')));
});

test('leaves a file alone that differs in its generation date only', (t) => {
  const { from, to, write, read } = folders(t);
  write('from/Same.java', '@Generated(date = "2026-01-02") class Same {}');
  write('to/Same.java', '@Generated(date = "2025-12-31") class Same {}');
  assert.deepEqual(mirror(from, to), { written: 0, removed: 0 });
  assert.match(read('to/Same.java'), /2025-12-31/);
});

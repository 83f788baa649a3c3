// Lets the jsii kernel talk to Java over its own stdin and stdout.
//
// The runtime that jsii ships starts a second Node process and passes every message on to it: one
// start and four context switches a message more, a fifth of the time of a synthesis. The kernel
// speaks on descriptor 3 because its stdout belongs to what the constructs print; that goes to
// stderr here, where Java shows it.
'use strict';

const fs = require('node:fs');

const { readSync, writeSync } = fs;
const KERNEL = 3;

fs.readSync = (descriptor, ...rest) => readSync(descriptor === KERNEL ? 0 : descriptor, ...rest);
fs.writeSync = (descriptor, ...rest) => writeSync(descriptor === KERNEL ? 1 : descriptor, ...rest);

Object.defineProperty(process, 'stdout', { get: () => process.stderr });

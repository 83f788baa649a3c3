import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

/** A module that the sources import and the provider does not have. */
export class UnknownModules extends Error {
  constructor(modules) {
    super(
      `no such AWS module: ${modules.join(', ')}\n` +
        'remedy: correct the import com.hashicorp.cdktf.providers.aws.<module>; a module is named ' +
        'after the Terraform resource without "aws_", a data source has the prefix data_aws_',
    );
  }
}

/**
 * Copies the AWS provider package reduced to the given modules. The whole package has 23,000 types,
 * and node loads every one of its 2,100 modules at each synthesis: its index is replaced by one that
 * loads a module when it is first used. Modules do not refer to each other, so any subset is sound.
 */
export function trimAwsProvider(source, target, modules) {
  const assembly = JSON.parse(fs.readFileSync(path.join(source, '.jsii'), 'utf8'));
  const kept = select(assembly, modules, source);

  fs.mkdirSync(path.join(target, 'lib'), { recursive: true });
  fs.writeFileSync(path.join(target, '.jsii'), JSON.stringify(reduce(assembly, kept)));
  for (const file of ['LICENSE', 'README.md', 'package.json']) {
    fs.copyFileSync(path.join(source, file), path.join(target, file));
  }
  fs.writeFileSync(path.join(target, 'lib', 'index.js'), lazyIndex(kept));
  for (const { folder } of kept) {
    fs.mkdirSync(path.join(target, 'lib', folder), { recursive: true });
    fs.copyFileSync(
      path.join(source, 'lib', folder, 'index.js'),
      path.join(target, 'lib', folder, 'index.js'),
    );
  }
}

/** The submodules behind Java package names, or an error that names those that do not exist. */
export function select(assembly, modules, source) {
  const { toSnakeCase } = createRequire(path.join(source, 'package.json'))('codemaker');
  const byPackage = new Map();
  for (const [id, submodule] of Object.entries(assembly.submodules)) {
    const namespace = id.slice(assembly.name.length + 1);
    const folder = submodule.symbolId.match(/^(?:src|lib)\/(.+)\/index:$/)[1];
    byPackage.set(toSnakeCase(namespace), { id, namespace, folder });
  }
  const unknown = modules.filter((module) => !byPackage.has(module));
  if (unknown.length > 0) throw new UnknownModules(unknown);
  return modules.map((module) => byPackage.get(module));
}

function reduce(assembly, kept) {
  const namespaces = new Set(kept.map((module) => module.namespace));
  const types = Object.entries(assembly.types).filter(([, type]) => namespaces.has(type.namespace));
  const submodules = kept.map(({ id }) => [id, assembly.submodules[id]]);
  return {
    ...assembly,
    readme: undefined,
    types: Object.fromEntries(types),
    submodules: Object.fromEntries(submodules),
  };
}

function lazyIndex(kept) {
  const getters = kept.map(
    ({ namespace, folder }) =>
      `Object.defineProperty(exports, "${namespace}", ` +
      `{ enumerable: true, configurable: true, get() { return require("./${folder}"); } });`,
  );
  return ['"use strict";', 'Object.defineProperty(exports, "__esModule", { value: true });', ...getters, ''].join('\n');
}

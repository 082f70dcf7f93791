// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Asks the reference implementation of the MapLibre style specification whether what our tests expect is true:
//
//     node check.mjs FOLDER [--record]
//
// FOLDER holds node_modules with @maplibre/maplibre-gl-style-spec (package.json beside this file). Checked are
//   - tests/style/expressions.json: every expected value and error; style_test expects the same of our own evaluation,
//   - tests/style/documents.json: the reference accepts every layer that we accept,
//   - every style we ship: the reference finds nothing to complain about.
// --record writes what the reference says into the cases of expressions.json that expect nothing yet.
// Ends with 77 (skipped) where the package is missing, unless NORDERTOR_STYLE_REFERENCE=required.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const folder = resolve(process.argv[2] ?? here);
const record = process.argv.includes('--record');

if (!existsSync(join(folder, 'node_modules/@maplibre/maplibre-gl-style-spec'))) {
    console.log(`The reference is not installed in ${folder}: nothing was compared with it.`);
    process.exit(process.env.NORDERTOR_STYLE_REFERENCE === 'required' ? 1 : 77);
}
const {expression, Color, validateStyleMin} = createRequire(join(folder, 'package.json'))(
    '@maplibre/maplibre-gl-style-spec'
);

let compared = 0;
const faults = [];
const fault = (place, text) => faults.push(`${place}: ${text}`);

/// The part of a property's specification that decides on types.
function specificationOf(type) {
    const list = /^array<(\w+)(?:, ?(\d+))?>$/.exec(type ?? '');
    const spec = list
        ? {type: 'array', value: list[1], length: list[2] === undefined ? undefined : Number(list[2])}
        : {type: type === 'string' ? 'enum' : type};
    return type === undefined ? undefined : {...spec, expression: {interpolated: true, parameters: ['zoom', 'feature']}, 'property-type': 'data-driven'};
}

/// Values as expressions.json writes them: what JSON has as it is, else by kind.
function written(value) {
    if (value instanceof Color) {
        return {colour: value.rgb};
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
        return {number: String(value)};
    }
    if (Array.isArray(value)) {
        return value.map(written);
    }
    if (value === undefined || value === null) {
        return null;
    }
    if (typeof value === 'object') {
        const isText = 'sections' in value || ('name' in value && 'available' in value);
        return isText ? value.toString() : {object: Object.fromEntries(Object.entries(value).map(([k, v]) => [k, written(v)]))};
    }
    return value;
}

const pointerOf = (key) => key.replaceAll('[', '/').replaceAll(']', '');

/// Either {compile: pointer} or {values: one for each input}.
function referenceSays(each) {
    let parsed;
    try {
        parsed = expression.createExpression(each.expression, specificationOf(each.type));
    } catch {
        return {compile: ''};  // the reference itself stumbles over what it should refuse
    }
    if (parsed.result === 'error') {
        return {compile: pointerOf(parsed.value[0].key)};
    }
    return {
        values: each.inputs.map((input) => {
            const feature = {type: input.geometry ?? 'Unknown', properties: input.properties ?? {}};
            if ('id' in input) {
                feature.id = input.id;
            }
            const globals = {zoom: input.zoom ?? 0, heatmapDensity: input.density};
            try {
                return written(parsed.value.evaluateWithoutErrorHandling(globals, feature));
            } catch {
                return {error: true};
            }
        })
    };
}

/// Equal but for rounding: another library of functions may differ in the last digits.
function same(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
        return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
    }
    if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
        return a === b;
    }
    const keys = Object.keys(a);
    return Array.isArray(a) === Array.isArray(b) && keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

function checkExpressions() {
    const file = join(root, 'tests/style/expressions.json');
    const groups = JSON.parse(readFileSync(file, 'utf8'));
    for (const group of groups) {
        for (const each of group.cases) {
            const said = referenceSays(each);
            if (record && !('expect' in each)) {
                each.expect = said;
            }
            compared += each.inputs.length;
            if (!same(each.expect, said)) {
                fault(JSON.stringify(each.expression), `expected ${JSON.stringify(each.expect)}, the reference says ${JSON.stringify(said)}`);
            }
        }
    }
    if (record) {
        const lines = groups.map((group) => `{"operator": ${JSON.stringify(group.operator)}, "cases": [\n${group.cases.map((each) => '  ' + JSON.stringify(each)).join(',\n')}]}`);
        writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
    }
}

const frame = {version: 8, sources: {project: {type: 'vector', tiles: []}}};

/// We may refuse more than the reference, never less.
function checkDocuments() {
    for (const each of JSON.parse(readFileSync(join(root, 'tests/style/documents.json'), 'utf8'))) {
        const problems = validateStyleMin({...frame, layers: [{id: 'layer', source: 'project', ...each.layer}]});
        compared += 1;
        if (each.accepted && problems.length > 0) {
            fault(JSON.stringify(each.layer), problems[0].message);
        }
        if (each.reference === 'refuses' && problems.length === 0) {
            fault(JSON.stringify(each.layer), 'the reference accepts it');
        }
    }
}

function checkStyles() {
    const styles = readdirSync(join(root, 'styles')).filter((name) => name.endsWith('.json')).map((name) => join(root, 'styles', name));
    for (const name of readdirSync(join(root, 'plugins'))) {
        const style = join(root, 'plugins', name, 'style.json');
        if (existsSync(style)) {
            styles.push(style);
        }
    }
    for (const style of styles) {
        compared += 1;
        for (const problem of validateStyleMin(JSON.parse(readFileSync(style, 'utf8')))) {
            fault(relative(root, style), problem.message);
        }
    }
}

checkExpressions();
if (!record) {
    checkDocuments();
    checkStyles();
}
for (const each of faults) {
    console.error(each);
}
console.log(`${compared} compared, ${faults.length} differ.`);
process.exit(faults.length > 0 ? 1 : 0);

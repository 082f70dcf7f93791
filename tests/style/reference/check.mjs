// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Asks the reference implementation of the MapLibre style specification whether what our tests expect is true:
//
//     node check.mjs FOLDER [--record | --random SEED FILE]
//
// FOLDER holds node_modules with @maplibre/maplibre-gl-style-spec (package.json beside this file). Checked are
//   - tests/style/expressions.json: every expected value and error; style_test expects the same of our own evaluation,
//   - tests/style/tokens.json: what plain texts with tokens stand for,
//   - tests/style/documents.json: the reference accepts every layer that we accept,
//   - every style we ship: the reference finds nothing to complain about.
// --record writes what the reference says into the cases of expressions.json that expect nothing yet.
// --random writes 3,000 random expressions with what the reference says of them into FILE, for the test
// RandomConformance of style_test (environment NORDERTOR_STYLE_CASES).
// Ends with 77 (skipped) where the package is missing, unless NORDERTOR_STYLE_REFERENCE=required.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const folder = resolve(process.argv[2] ?? here);
const record = process.argv.includes('--record');
const random = process.argv.indexOf('--random');

if (!existsSync(join(folder, 'node_modules/@maplibre/maplibre-gl-style-spec'))) {
    console.log(`The reference is not installed in ${folder}: nothing was compared with it.`);
    process.exit(process.env.NORDERTOR_STYLE_REFERENCE === 'required' ? 1 : 77);
}
const {expression, Color, migrate, validateStyleMin} = createRequire(join(folder, 'package.json'))(
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

/// Random expressions, most of them well typed: what nobody thought of writing as a case.
function randomCases(seed, count) {
    let state = seed >>> 0;
    // mulberry32
    const random = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const whole = (most) => Math.floor(random() * (most + 1));
    const pick = (list) => list[whole(list.length - 1)];
    const numbers = [0, 1, 2, 3, -1, 0.5, -2.5, 10, 255, 1e21];
    const texts = ['', 'a', 'b', 'abc', '5', 'red', 'Straße', '#0f08', 'rgb(1,2,3)', '😀x'];
    const names = ['n', 't', 'b', 'l', 'o', 'c', 'none'];
    const make = {
        number: (d) => pick([
            () => pick(numbers), () => ['number', get(d)], () => ['to-number', any(d), pick(numbers)], () => ['length', text(d)],
            () => [pick(['+', '*', 'min', 'max']), number(d), number(d), number(d)], () => [pick(['-', '/', '%', '^']), number(d), number(d)],
            () => [pick(['abs', 'ceil', 'floor', 'round', 'sqrt', 'ln', 'sin', 'atan']), number(d)], () => ['index-of', text(d), text(d)],
            () => ['at', pick([0, 1, 2]), ['to-rgba', colour(d)]], () => ['interpolate', ['linear'], number(d), 0, number(d), 1 + whole(5), number(d)]
        ])(),
        text: (d) => pick([
            () => pick(texts), () => ['string', get(d), any(d)], () => ['to-string', any(d)], () => ['concat', any(d), any(d)], () => ['upcase', text(d)],
            () => ['slice', text(d), number(d)], () => ['typeof', any(d)], () => ['number-format', number(d), {locale: 'de'}], () => ['to-string', colour(d)]
        ])(),
        truth: (d) => pick([
            () => random() < 0.5, () => ['has', pick(names)], () => ['boolean', get(d), false], () => [pick(['==', '!=', '<', '<=', '>', '>=']), any(d), any(d)],
            () => [pick(['all', 'any']), truth(d), truth(d)], () => ['!', truth(d)], () => ['in', any(d), pick([get(d), text(d)])], () => ['to-boolean', any(d)]
        ])(),
        colour: (d) => pick([
            () => ['to-color', any(d), 'blue'], () => ['rgba', number(d), 5, 5, 0.5], () => ['to-color', pick(texts), 'lime'],
            () => ['interpolate', ['exponential', 2], number(d), 0, 'red', 4, colour(d)]
        ])()
    };
    const leaf = {number: () => pick(numbers), text: () => pick(texts), truth: () => random() < 0.5, colour: () => ['to-color', 'red']};
    const choose = (kind, d) => {
        if (d <= 0) {
            return leaf[kind]();
        }
        const of = () => choose(kind, d - 1);
        return pick([
            () => make[kind](d - 1), () => make[kind](d - 1), () => make[kind](d - 1), () => ['case', truth(d - 1), of(), of()],
            () => ['match', any(d - 1), pick([['a', 'b'], 'red', 5, [1, 2]]), of(), of()], () => ['step', number(d - 1), of(), 1, of(), 5, of()],
            () => ['coalesce', of(), of()], () => ['let', 'v', any(d - 1), of()], () => ['coalesce', get(d - 1), of()]
        ])();
    };
    const get = (d) => (d > 1 && random() < 0.1 ? ['get', text(d - 1)] : ['get', pick(names)]);
    const number = (d) => choose('number', d);
    const text = (d) => choose('text', d);
    const truth = (d) => choose('truth', d);
    const colour = (d) => choose('colour', d);
    const any = (d) => pick([() => number(d), () => text(d), () => truth(d), () => get(d), () => get(d), () => null, () => ['id'], () => ['zoom']])();
    const value = () => pick([pick(numbers), pick(texts), random() < 0.5, null, [1, 'a'], [255, 0, 0], {n: 1}]);
    const cases = [];
    while (cases.length < count) {
        const kind = pick(['number', 'text', 'truth', 'colour']);
        const each = {expression: choose(kind, 1 + whole(3)), inputs: []};
        const type = pick([undefined, {number: 'number', text: 'string', truth: 'boolean', colour: 'color'}[kind], 'formatted', 'color', 'number']);
        if (type) {
            each.type = type;
        }
        for (let i = 0; i < 4; ++i) {
            each.inputs.push({properties: Object.fromEntries(names.slice(0, 6).filter(() => random() < 0.8).map((name) => [name, value()])), zoom: pick([0, 3.5, 12]), geometry: 'Point', ...(random() < 0.5 ? {id: 'way/7'} : {})});
        }
        each.expect = referenceSays(each);
        each.place = null;  // for outputs of "match" the reference names the place of the label
        cases.push(each);
    }
    return cases;
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

/// The reference writes tokens as expressions when it brings a style up to date.
function checkTokens() {
    for (const {text, expression: expected} of JSON.parse(readFileSync(join(root, 'tests/style/tokens.json'), 'utf8'))) {
        const layer = {id: 'layer', type: 'symbol', source: 'project', 'source-layer': 'homes', layout: {'text-field': text, 'icon-image': text}};
        const {layout} = migrate({...frame, layers: [layer]}).layers[0];
        for (const [property, said] of Object.entries(layout)) {
            compared += 1;
            if (!same(expected, said)) {
                fault(`${property} ${text}`, `expected ${JSON.stringify(expected)}, the reference says ${JSON.stringify(said)}`);
            }
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
        for (const variant of ['colour', 'dark', 'bw']) {
            compared += 1;
            for (const problem of validateStyleMin(inVariant(JSON.parse(readFileSync(style, 'utf8')), variant))) {
                fault(`${relative(root, style)} (${variant})`, problem.message);
            }
        }
    }
}

// JSON merge patch (RFC 7396).
function patched(value, patch) {
    if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
        return patch;
    }
    const merged = value !== null && typeof value === 'object' && !Array.isArray(value) ? {...value} : {};
    for (const [key, change] of Object.entries(patch)) {
        if (change === null) {
            delete merged[key];
        } else {
            merged[key] = patched(merged[key], change);
        }
    }
    return merged;
}

function inVariant(style, variant) {
    const layers = style.layers.map((layer) => patched(layer, layer.metadata?.['nordertor:variants']?.[variant] ?? {}));
    return {...style, layers};
}

if (random >= 0) {
    const seed = Number(process.argv[random + 1]);
    writeFileSync(process.argv[random + 2], JSON.stringify([{operator: `random ${seed}`, cases: randomCases(seed, 3000)}]));
    process.exit(0);
}
checkExpressions();
if (!record) {
    checkTokens();
    checkDocuments();
    checkStyles();
}
for (const each of faults) {
    console.error(each);
}
console.log(`${compared} compared, ${faults.length} differ.`);
process.exit(faults.length > 0 ? 1 : 0);

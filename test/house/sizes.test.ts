import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 80;
/** Positional parameters: of what other files call, and of a file's own helpers and constructors. */
const MAX_PARAMETERS = { exported: 3, local: 4 };

interface Size {
	readonly name: string;
	readonly lines: number;
	readonly parameters: number;
	readonly isExported: boolean;
}

const FILES = sourceFiles(['{src,actions,relay,site,scripts,bench,test}/**/*.ts']).filter(
	({ path }) => !path.startsWith('scripts/example/stories/'),
);
const SOURCES = FILES.filter(({ path }) => !path.endsWith('.test.ts') && !path.startsWith('test/'));

function functionsOf(path: string, text: string): Size[] {
	const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const sizes: Size[] = [];
	const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
	const visit = (node: ts.Node): void => {
		if (ts.isFunctionLike(node) && 'body' in node && node.body) {
			const name =
				node.name?.getText() ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : 'anonymous');
			const isExported =
				ts.isFunctionDeclaration(node) && !!node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
			const lines = lineOf(node.end) - lineOf(node.getStart()) + 1;
			sizes.push({ name: `${path}: ${name}`, lines, parameters: node.parameters.length, isExported });
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return sizes;
}

function quantile(values: readonly number[], share: number): number {
	return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}

test('files and functions stay small', () => {
	const files = SOURCES.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
	const functions = SOURCES.flatMap(({ path, text }) => functionsOf(path, text));
	const report = (label: string, values: readonly number[]) =>
		`${label}: ${values.length}, median ${quantile(values, 0.5)}, p90 ${quantile(values, 0.9)}, longest ${Math.max(...values)} lines`;
	console.log(
		report(
			'files',
			files.map(({ lines }) => lines),
		),
	);
	console.log(
		report(
			'functions',
			functions.map(({ lines }) => lines),
		),
	);
	expect(
		files.filter(({ lines }) => lines > MAX_FILE_LINES).map(({ path, lines }) => `${path}: ${lines} lines`),
	).toEqual([]);
	expect(
		functions.filter(({ lines }) => lines > MAX_FUNCTION_LINES).map(({ name, lines }) => `${name}: ${lines} lines`),
	).toEqual([]);
	expect(
		functions
			.filter(
				({ parameters, isExported }) => parameters > (isExported ? MAX_PARAMETERS.exported : MAX_PARAMETERS.local),
			)
			.map(({ name }) => name),
		'Too many parameters: make the rest one readonly object.',
	).toEqual([]);
});

test('tests are no longer than 400 lines a file either', () => {
	const long = FILES.filter(({ text }) => text.split('\n').length > MAX_FILE_LINES).map(({ path }) => path);
	expect(long).toEqual([]);
});

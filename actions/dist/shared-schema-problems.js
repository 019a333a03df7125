import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/diagnostics/closest-word.ts
/** The candidate that a mistyped word most likely meant, or undefined when none is near (more than a third of its letters differ). */
function closestWord(word, candidates) {
	let best;
	let bestDistance = Math.floor(Math.max(word.length, 3) / 3) + 1;
	for (const candidate of candidates) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}
/** Optimal string alignment distance (insert, delete, replace, swap neighbours), cut short at `limit`. */
function editDistance(a, b, limit) {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let beforeLast = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const replace = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
			row[j] = Math.min(replace, last[j] + 1, row[j - 1] + 1);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
		}
		beforeLast = last;
		last = row;
	}
	return last[b.length];
}
// src/formats/schema-problems.ts
/** Rewords what a schema found wrong with a value; unknown keys come with "did you mean". */
function schemaProblems(error, value, schema) {
	return error.issues.flatMap((issue) => problemsOfIssue(issue, value, schema));
}
function problemsOfIssue(issue, root, schema) {
	const path = issue.path.map((step) => typeof step === "symbol" ? String(step) : step);
	const actual = valueAt(root, path);
	if (actual === void 0 && path.length > 0 && issue.code !== "unrecognized_keys") return [missingKey(path, issue)];
	switch (issue.code) {
		case "unrecognized_keys": return issue.keys.map((key) => unknownKey(key, path, knownKeys(schema, path), actual));
		case "invalid_value": {
			const expected = issue.values.map((word) => quote(word));
			const near = typeof actual === "string" ? closestWord(actual, issue.values.map(String)) : void 0;
			return [{
				path,
				part: "value",
				message: `Unexpected ${nameOf(path)} ${quote(actual)}, expected ${oneOf(expected)}`,
				actual,
				expected,
				...near && { help: `Did you mean "${near}"?` }
			}];
		}
		case "invalid_type": return [typeProblem(path, actual, issue.expected, issue.message)];
		case "invalid_union": return unionProblem(issue, {
			path,
			actual,
			root,
			schema
		});
		default: return [{
			path,
			part: "value",
			message: `Unexpected ${nameOf(path)} ${quote(actual)}, ${expectation(issue)}`,
			actual
		}];
	}
}
function expectation(issue) {
	const unit = actualUnit(issue);
	if (issue.code === "too_small") return `expected at least ${issue.minimum}${unit}`;
	if (issue.code === "too_big") return `expected at most ${issue.maximum}${unit}`;
	return /^expected /i.test(issue.message) ? issue.message : `expected another value: ${issue.message}`;
}
function actualUnit(issue) {
	const origin = "origin" in issue ? String(issue.origin) : "";
	return origin === "string" ? " characters" : origin === "array" ? " entries" : "";
}
function missingKey(path, issue) {
	const key = String(path.at(-1));
	return {
		path: path.slice(0, -1),
		part: "value",
		message: `Unexpected lack of "${key}", expected ${wanted(issue)}`,
		help: `Add "${key}: …".`
	};
}
function wanted(issue) {
	if (issue.code === "invalid_value") return oneOf(issue.values.map(quote));
	if (issue.code === "invalid_type" && !/^expected /i.test(issue.message)) return describeType(issue.expected);
	return /^expected /i.test(issue.message) ? issue.message.replace(/^expected /i, "") : "a value";
}
function unionProblem(issue, { path, actual, root, schema }) {
	const branches = issue.errors.filter((branch) => !branch.some((inner) => inner.code === "invalid_type" && inner.path.length === 0));
	if (branches.length === 1) return branches[0].map((problem) => ({
		...problem,
		path: [...path, ...problem.path]
	})).flatMap((problem) => problemsOfIssue(problem, root, schema));
	const wants = issue.errors.map((branch) => branch[0]?.message ?? "").filter((message) => /^expected /i.test(message));
	const expected = wants.length > 0 ? wants.map((want) => want.replace(/^expected /i, "")).join(", or ") : "another value";
	return [{
		path,
		part: "value",
		message: `Unexpected ${nameOf(path)} ${quote(actual)}, expected ${expected}`,
		actual
	}];
}
function unknownKey(key, path, known, parent) {
	const taken = new Set(Object.keys(parent ?? {}));
	const near = closestWord(key, known.filter((word) => !taken.has(word)));
	const free = known.filter((word) => !taken.has(word));
	return {
		path: [...path, key],
		part: "key",
		message: `Unexpected key "${key}", expected ${near ? `"${near}"` : free.length > 0 ? oneOf(free.map(quote)) : "no further key"}`,
		actual: key,
		expected: near ? [near] : free,
		help: near ? `Did you mean "${near}"?` : "Remove the key, or see the schema of this record for the keys it knows."
	};
}
function typeProblem(path, actual, expected, message) {
	const want = /^expected /i.test(message) ? message.replace(/^expected /i, "") : describeType(expected);
	return {
		path,
		part: "value",
		message: `Unexpected ${nameOf(path)} ${quote(actual)}, expected ${want}`,
		actual
	};
}
function describeType(expected) {
	return {
		string: "text",
		number: "a number",
		int: "a whole number",
		boolean: "true or false",
		array: "a list",
		object: "a mapping of keys to values",
		record: "a mapping of keys to values"
	}[expected] ?? expected;
}
function knownKeys(schema, path) {
	let current = schema;
	for (const step of path) current = stepInto(unwrap(current), step);
	const shape = unwrap(current)?.shape;
	return shape ? Object.keys(shape) : [];
}
function stepInto(schema, step) {
	const node = schema;
	if (node?.shape) return node.shape[String(step)];
	if (node?.element) return node.element;
	if (node?.options) return node.options.map((option) => stepInto(unwrap(option), step)).find((found) => found !== void 0);
	return node?.valueType;
}
function unwrap(schema) {
	let current = schema;
	while (current?.def?.innerType) current = current.def.innerType;
	if (current?.options && !current.shape) return current.options.map(unwrap).find((option) => option?.shape) ?? current;
	return current;
}
function valueAt(root, path) {
	let value = root;
	for (const step of path) {
		if (value === null || typeof value !== "object") return void 0;
		value = value[step];
	}
	return value;
}
function nameOf(path) {
	const last = path.filter((step) => typeof step === "string").at(-1);
	if (last === void 0) return "value";
	return typeof path.at(-1) === "number" ? `${last} item` : String(last);
}
function quote(value) {
	const text = typeof value === "string" ? JSON.stringify(value) : JSON.stringify(value) ?? "nothing";
	return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
function oneOf(words) {
	return words.length === 1 ? words[0] : `one of ${words.join(", ")}`;
}
export { closestWord as n, schemaProblems as t };

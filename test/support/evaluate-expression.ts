/** What an expression of a workflow may see: `github`, `steps`, `env` and so on, and how the steps before went. */
export interface ExpressionScope {
	readonly contexts: Readonly<Record<string, unknown>>;
	readonly isFailed: boolean;
}

/** An expression as far as our workflows use the language; throws at all that is not known. */
export function evaluateExpression(text: string, scope: ExpressionScope): unknown {
	const tokens = tokensOf(text);
	let at = 0;
	const next = () => tokens[at];
	const take = (wanted?: string): string => {
		const token = tokens[at++];
		if (token === undefined || (wanted !== undefined && token !== wanted))
			throw new Error(`Unexpected ${token ?? 'end'} in "${text}", expected ${wanted ?? 'more'}`);
		return token;
	};
	const binary = (signs: readonly string[], inner: () => unknown): (() => unknown) => {
		return () => {
			let left = inner();
			while (signs.includes(next() ?? '')) left = combine(take(), left, inner());
			return left;
		};
	};
	const equality = binary(['==', '!='], binary(['<', '>', '<=', '>='], unary));
	const whole = binary(['||'], binary(['&&'], equality));

	function unary(): unknown {
		if (next() === '!') {
			take();
			return !isTrue(unary());
		}
		return postfix();
	}

	function postfix(): unknown {
		let value = primary();
		for (;;) {
			if (next() === '.') {
				take();
				value = member(value, take());
			} else if (next() === '[') {
				take();
				value = member(value, String(whole()));
				take(']');
			} else return value;
		}
	}

	function primary(): unknown {
		const token = take();
		if (token === '(') {
			const value = whole();
			take(')');
			return value;
		}
		if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
		if (/^\d/.test(token)) return Number(token);
		if (token === 'true' || token === 'false') return token === 'true';
		if (token === 'null') return null;
		if (next() === '(') return call(token, args());
		if (!(token in scope.contexts)) throw new Error(`Unknown context "${token}" in "${text}"`);
		return scope.contexts[token];
	}

	function args(): readonly unknown[] {
		take('(');
		const found: unknown[] = [];
		while (next() !== ')') {
			found.push(whole());
			if (next() === ',') take();
		}
		take(')');
		return found;
	}

	function call(name: string, given: readonly unknown[]): unknown {
		const [one, other] = given;
		const texts = () => [String(one ?? '').toLowerCase(), String(other ?? '').toLowerCase()] as const;
		if (name === 'always') return true;
		if (name === 'success') return !scope.isFailed;
		if (name === 'failure') return scope.isFailed;
		if (name === 'startsWith') return texts()[0].startsWith(texts()[1]);
		if (name === 'endsWith') return texts()[0].endsWith(texts()[1]);
		if (name === 'contains')
			return Array.isArray(one) ? one.some((item) => isSame(item, other)) : texts()[0].includes(texts()[1]);
		if (name === 'format')
			return given
				.slice(1)
				.reduce<string>((all, value, place) => all.replaceAll(`{${place}}`, shown(value)), String(one));
		throw new Error(`Unknown function "${name}" in "${text}"`);
	}

	const value = whole();
	if (at < tokens.length) throw new Error(`Unexpected ${next()} in "${text}", expected its end`);
	return value;
}

/** A text with its `${{ }}` replaced by what they say. */
export function interpolate(text: string, scope: ExpressionScope): string {
	return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_all, inner: string) => shown(evaluateExpression(inner, scope)));
}

/** Whether something runs: the value of an `if`, which without a word about the steps before means that all went well. */
export function isWanted(condition: string | undefined, scope: ExpressionScope): boolean {
	const text = (condition ?? 'success()').replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1');
	const isAboutSteps = /\b(?:always|success|failure)\(\)/.test(text);
	return (isAboutSteps || !scope.isFailed) && isTrue(evaluateExpression(text, scope));
}

const TOKEN = /\s*('(?:[^']|'')*'|\d+(?:\.\d+)?|[A-Za-z_][\w-]*|\*|&&|\|\||[=!<>]=|[()[\].,!<>])/y;

function tokensOf(text: string): readonly string[] {
	const source = text.trim();
	const found: string[] = [];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < source.length) {
		const place = TOKEN.lastIndex;
		const token = TOKEN.exec(source)?.[1];
		if (token === undefined) throw new Error(`Unexpected "${source.slice(place)}" in an expression`);
		found.push(token);
	}
	return found;
}

/** Of a list, the member of each: `labels.*.name`. What is not there is null, as on GitHub. */
function member(value: unknown, key: string): unknown {
	if (key === '*') return Array.isArray(value) ? value : Object.values((value ?? {}) as object);
	if (Array.isArray(value)) return value.map((item) => member(item, key));
	return (value as Readonly<Record<string, unknown>> | null | undefined)?.[key] ?? null;
}

function combine(sign: string, left: unknown, right: unknown): unknown {
	if (sign === '||') return isTrue(left) ? left : right;
	if (sign === '&&') return isTrue(left) ? right : left;
	if (sign === '==') return isSame(left, right);
	if (sign === '!=') return !isSame(left, right);
	const [a, b] = [Number(left), Number(right)];
	return sign === '<' ? a < b : sign === '>' ? a > b : sign === '<=' ? a <= b : a >= b;
}

function isSame(a: unknown, b: unknown): boolean {
	if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
	if (typeof a === typeof b) return a === b;
	const numeric = (value: unknown) => (value === null || value === '' ? 0 : Number(value));
	return numeric(a) === numeric(b);
}

function isTrue(value: unknown): boolean {
	return !(value === false || value === null || value === undefined || value === '' || value === 0);
}

function shown(value: unknown): string {
	return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const BLOCK = /^# >>> engine[^\n]*\n([\s\S]*?)^# <<< engine[^\n]*(?:\n|$)/m;

/** The lines between the engine's marks; undefined where a file has none. */
export function blockOf(text: string): string | undefined {
	return BLOCK.exec(text.replaceAll('\r\n', '\n'))?.[1];
}

/**
 * A shared file with the engine's lines made anew; all other lines stay where they are. Undefined where somebody has
 * changed lines between the marks, which would be lost.
 */
export function mergeBlock(
	here: string,
	{ was, becomes }: { readonly was: string; readonly becomes: string },
): string | undefined {
	const block = blockOf(here);
	if (block === becomes) return here;
	const made = `# >>> engine\n${becomes}# <<< engine\n`;
	if (block === undefined) return here === '' ? made : `${made}${here}`;
	if (block !== was) return undefined;
	return here.replaceAll('\r\n', '\n').replace(BLOCK, () => made);
}

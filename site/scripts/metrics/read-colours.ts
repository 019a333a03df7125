/** What tokens are in the theme of the moment, for a canvas, which knows no variables. */
export function readColours<Name extends string>(
	tokens: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
	const probe = document.body.appendChild(document.createElement('span'));
	const colours = Object.entries<string>(tokens).map(([name, token]) => {
		probe.style.color = `var(${token})`;
		return [name, getComputedStyle(probe).color];
	});
	probe.remove();
	return Object.fromEntries(colours) as Record<Name, string>;
}

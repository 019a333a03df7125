/** Why there are no pages yet. */
export type SiteState = { readonly is: 'building' } | { readonly is: 'failed'; readonly message: string };

/** A page that says why there is nothing to see; while the site is being built it comes back every second. */
export function describeSiteState(state: SiteState): Response {
	const isBuilding = state.is === 'building';
	const title = isBuilding ? 'Tocsin is building its site' : 'Tocsin cannot build its site';
	const text = isBuilding ? 'This takes some seconds, once after each change of the program.' : state.message;
	const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
${isBuilding ? '<meta http-equiv="refresh" content="1">' : ''}
<title>${title}</title>
<style>body{font:1rem/1.5 system-ui;margin:15vh auto;max-width:38rem;padding:0 1rem}pre{white-space:pre-wrap}</style>
<h1>${title}</h1>
<pre>${text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</pre>
</html>
`;
	return new Response(html, {
		status: 503,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'retry-after': '2',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
		},
	});
}

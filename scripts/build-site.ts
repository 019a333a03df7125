/**
 * `npm run build`: the site as files in `dist/site` (or `TOCSIN_OUT`), pages and search index side by side. Records come
 * from `TOCSIN_REPO`, by default the folder of the process; `TOCSIN_BASE` is the path it will stand at. With `--pages`,
 * without the index of the texts. What the last build left (`TOCSIN_CACHE`, by default `.cache`, and the site itself)
 * saves time and changes nothing else: each page that would come out the same is kept.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishSite } from './site/publish-site.ts';

const engine = fileURLToPath(new URL('..', import.meta.url));
const repository = resolve(process.env.TOCSIN_REPO ?? process.cwd());
const out = resolve(engine, process.env.TOCSIN_OUT ?? 'dist/site');
const cache = resolve(engine, process.env.TOCSIN_CACHE ?? '.cache');

try {
	const { made, kept } = await publishSite({
		engine,
		repository,
		out,
		cache,
		hasSearch: !process.argv.includes('--pages'),
	});
	console.log(`The site is in ${out}: ${made} pages and files made, ${kept} kept`);
} catch (error) {
	console.error(`tocsin: ${(error as Error).message}`);
	process.exitCode = 1;
}

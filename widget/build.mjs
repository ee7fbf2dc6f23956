// Builds dist/signpost-chat.js (one file, IIFE) with its source map, and refuses to grow beyond the size budget.
import { build, context, transform } from "esbuild";
import { mkdir, readFile, readdir, writeFile, copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_BYTES = 30 * 1024;
const here = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));
const major = version.split(".")[0];

/** Style sheets become minified strings: esbuild minifies CSS files, but not CSS inside template strings. */
const cssAsText = {
  name: "css-as-text",
  setup(b) {
    b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target: ["chrome111", "firefox113", "safari16.4"] });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/**
 * Signpost speaks JSON over WebSocket alone, so what Socket.IO brings for polling, WebTransport, binary data and
 * its `io()` cache stays out of the file. Each entry: the module, and what stands in its place.
 */
const LEFT_OUT = {
  "socket.io-client/build/esm/index": 'export { Manager } from "./manager.js";',
  "socket.io-parser/build/esm/binary": "export const deconstructPacket = null, reconstructPacket = null;",
  "socket.io-parser/build/esm/is-binary": "export const isBinary = () => false, hasBinary = () => false;",
  "engine.io-parser/build/esm/contrib/base64-arraybuffer": "export const decode = null;",
  "engine.io-client/build/esm/transports/index": 'import { WS } from "./websocket.js"; export const transports = { websocket: WS };',
};

const leanSocket = {
  name: "lean-socket",
  setup(b) {
    for (const [module, contents] of Object.entries(LEFT_OUT)) {
      b.onLoad({ filter: new RegExp(module.replaceAll(".", "\\.") + "\\.js$") }, () => ({ contents, loader: "js" }));
    }
    b.onLoad({ filter: /engine\.io-client\/build\/esm\/transports\/(polling|webtransport)/ }, () => ({
      contents: "export const XHR = null, Fetch = null, WT = null;",
      loader: "js",
    }));
  },
};

/** The licences of everything that is inside the file, to be served beside it. */
async function licences(metafile) {
  const names = new Set(Object.keys(metafile.inputs).map((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1]).filter(Boolean));
  const texts = [];
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const { version: its } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    texts.push(`${name} ${its}\n\n${file ? await readFile(join(folder, file), "utf8") : "MIT"}`);
  }
  await writeFile(join(here, "dist/licences.txt"), texts.join("\n\n----\n\n"));
}

const options = {
  entryPoints: [join(here, "src/signpost-chat.ts")],
  outfile: join(here, "dist/signpost-chat.js"),
  bundle: true,
  format: "iife",
  target: ["es2022"],
  platform: "browser",
  conditions: ["production", "browser"],
  minify: true,
  sourcemap: "linked",
  legalComments: "none",
  define: { __VERSION__: JSON.stringify(version) },
  banner: { js: `/*! signpost-chat ${version}; licences of its parts: licences.txt */` },
  plugins: [cssAsText, leanSocket],
  metafile: true,
};

async function publish() {
  const folder = join(here, `dist/v${major}`);
  await mkdir(folder, { recursive: true });
  for (const name of ["signpost-chat.js", "signpost-chat.js.map", "licences.txt"]) {
    await copyFile(join(here, "dist", name), join(folder, name));
  }
  const code = await readFile(options.outfile);
  const bytes = gzipSync(code, { level: 9 }).length;
  await writeFile(join(here, "dist/size.json"), JSON.stringify({ version, bytes: code.length, gzip: bytes, budget: BUDGET_BYTES }) + "\n");
  console.log(`signpost-chat ${version}: ${code.length} bytes, ${bytes} bytes gzip (budget ${BUDGET_BYTES})`);
  return bytes;
}

if (process.argv.includes("--watch")) {
  const ctx = await context(options);
  await ctx.watch();
} else {
  const result = await build(options);
  await licences(result.metafile);
  if (process.argv.includes("--meta")) {
    const parts = Object.entries(Object.values(result.metafile.outputs).at(-1).inputs);
    for (const [name, { bytesInOutput }] of parts.sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)) console.log(bytesInOutput, name);
  }
  if ((await publish()) > BUDGET_BYTES) {
    console.error("The widget is larger than its budget of 30 kB gzip.");
    process.exit(1);
  }
}

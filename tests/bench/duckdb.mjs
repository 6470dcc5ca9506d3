// Runs SQL for peers.py in DuckDB: one JSON object a line in, `{"sql": …}` or `{"count": …}`, one line with its seconds (and rows) out.
// Started in a folder that holds node_modules/@duckdb/node-api: node duckdb.mjs DATABASE
import { createRequire } from "module";
import readline from "readline";

const { DuckDBInstance } = createRequire(process.cwd() + "/")("@duckdb/node-api");
const instance = await DuckDBInstance.create(process.argv[2], { threads: "2", memory_limit: "8GB" });
const connection = await instance.connect();
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { sql, count } = JSON.parse(line);
  const start = performance.now();
  try {
    const rows = count ? (await connection.runAndReadAll(count)).currentRowCount : (await connection.run(sql), 0);
    console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, rows }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}

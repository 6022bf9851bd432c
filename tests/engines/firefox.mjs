/**
 * Firefox, driven by puppeteer-core over WebDriver BiDi: `firefox.mjs <program>` carries out one command a line of its
 * input, and writes for each a line that holds its `value` or its `error`. It ends with its input.
 */

import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";

import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({ browser: "firefox", executablePath: argv[2], headless: true });
let page = (await browser.pages())[0];

const commands = {
  version: () => browser.version(),
  /** A window whose cache and storage are its own, in place of the last one. */
  fresh: async () => {
    const context = await browser.createBrowserContext();
    const last = page;
    page = await context.newPage();
    if (last.browserContext() === browser.defaultBrowserContext()) await last.close();
    else await last.browserContext().close();
  },
  open: async (address) => void (await page.goto(address)),
  run: (expression) => page.evaluate(expression),
  click: (selector) => page.locator(selector).setTimeout(0).click(),
  write: (selector, text) => page.type(selector, text),
};

for await (const line of createInterface({ input: stdin })) {
  const [name, ...given] = JSON.parse(line);
  const done = await commands[name](...given).then(
    (value) => ({ value: value ?? null }),
    (problem) => ({ error: String(problem) }),
  );
  stdout.write(`${JSON.stringify(done)}\n`);
}
await browser.close();

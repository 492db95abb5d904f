import { describe, expect, it } from "vitest";
import { renderModel } from "../../src/learn/render.ts";

const MODEL = {
  sentence: { coverage: 1.23456, "near|miss": -0.5, nothing: 0.0004 },
  phrase: { kinds: ["age" as const], rows: { bias: [0.126], "pos:NUM": [0.001] } },
  reading: { network: 2 },
  confidence: {},
  threshold: 0.321,
};

describe("renderModel", () => {
  const module = renderModel(MODEL, ["Of public sets.", "Held out: some."]);

  it("writes what it was told in the docstring", () => {
    expect(module).toContain(" * Of public sets.\n * Held out: some.\n */");
  });

  it("writes weights rounded, in quotes what is no name, and leaves out what rounds to nothing", () => {
    const written = module.slice(module.indexOf("= {") + 2, module.lastIndexOf(";"));
    expect(new Function(`return ${written}`)()).toEqual({
      ...MODEL,
      sentence: { coverage: 1.235, "near|miss": -0.5 },
      phrase: { kinds: ["age"], rows: { bias: [0.13], "pos:NUM": [0] } },
    });
    expect(module).toContain("    coverage: 1.235,\n");
  });
});

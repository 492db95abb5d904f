import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareAnswers, formOf, type ShortAnswer } from "../../src/engine/compatible.ts";

const THURSDAY = "2023-09-14";

function say(text: string, published: string | null = null): ShortAnswer {
  return { text, published };
}

describe("compareAnswers", () => {
  it.each([
    ["about 200", "198"],
    ["200", "198"],
    ["two", "2"],
    ["24", "24 people"],
    ["70", "70 years"],
    ["31 passengers", "31 people"],
    ["four to five hours", "4–5 hours"],
    ["four to five hours", "a four-hour meeting"],
    ["two and a half hours", "150 minutes"],
    ["five hours and 20 minutes", "320 minutes"],
    ["half an hour", "30 minutes"],
    ["an hour", "60 minutes"],
    ["three miles", "5 kilometres"],
    ["240,000 pounds", "£240,000"],
    ["a hundred and twenty", "120"],
    ["3.5 million", "3,500,000"],
    ["a dozen", "12"],
    ["$3m", "$3 million"],
    ["£2.5bn", "2.5 billion pounds"],
    ["1874", "the 19th century"],
    ["in June 2020", "June 5"],
    ["Kim", "Kim Jong Un"],
    ["Mr Kim", "Kim Jong-un"],
    ["Vostochny", "the Vostochny Cosmodrome"],
  ])("takes '%s' and '%s' for the same", (a, b) => {
    expect(compareAnswers(say(a), say(b))).toBe("same");
  });

  it.each([
    ["Wednesday", "Sept. 13"],
    ["today", "on Thursday"],
    ["yesterday", "13 September 2023"],
    ["Friday night", "Friday"],
  ])("takes '%s' and '%s' for the same in articles of one day", (a, b) => {
    expect(compareAnswers(say(a, THURSDAY), say(b, THURSDAY))).toBe("same");
  });

  it.each([
    ["four to five hours", "more than four hours"],
    ["four to five hours", "several hours"],
    ["more than five hours and 20 minutes", "six hours"],
    ["dozens", "36"],
    ["24 people", "two ships"],
    ["40", "two minutes"],
    ["$5,000", "4,000 pounds"],
    ["today", "Wednesday"],
    ["8 p.m.", "Wednesday"],
    ["DPRK", "North Korea"],
    ["after the tour", "after the talks"],
    ["because of the fog", "to save fuel"],
  ])("cannot tell whether '%s' and '%s' contradict", (a, b) => {
    expect(compareAnswers(say(a), say(b))).toBe("compatible");
  });

  it.each([
    ["four to five hours", "six hours"],
    ["24", "14"],
    ["24 people", "26 people"],
    ["200", "240"],
    ["more than 100", "fewer than 50"],
    ["no more than 100", "150"],
    ["no fewer than 100", "50"],
    ["400 miles", "900 kilometres"],
    ["£240,000", "£250,000"],
    ["3.5 million", "3.4 million"],
    ["5%", "six per cent"],
    ["1874", "1876"],
    ["1874", "the 18th century"],
    ["June", "July"],
    ["Wednesday", "Thursday"],
    ["12 March 2021", "13 March 2021"],
    ["8 p.m.", "9 p.m."],
    ["before the talks", "after the talks"],
    ["Port Ellis", "Brindle"],
  ])("knows that '%s' and '%s' cannot both be true", (a, b) => {
    expect(compareAnswers(say(a), say(b))).toBe("different");
  });

  const words = fc.constantFrom(
    ..."about more than nearly four five 4 12 198 200 1,000 3.5 million several dozens to and a half hours minutes years km miles people % $ Wednesday September 13 2023 1874 the century before after talks Kim Putin Port Ellis two".split(
      " ",
    ),
  );
  const wording = fc.record({
    text: fc.oneof(
      fc.array(words, { maxLength: 5 }).map((some) => some.join(" ")),
      fc.string({ unit: "grapheme", maxLength: 20 }),
    ),
    published: fc.constantFrom(null, THURSDAY, "2020-02-29"),
  });

  it("says the same of two answers in either order, and each is the same as itself", () => {
    fc.assert(
      fc.property(wording, wording, (a, b) => {
        expect(compareAnswers(a, b)).toBe(compareAnswers(b, a));
        expect(compareAnswers(a, a)).toBe("same");
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it("takes any whole number in digits for the same with another unit of time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (hours) => {
        expect(compareAnswers(say(`${hours} hours`), say(`${hours * 60} minutes`))).toBe("same");
        expect(compareAnswers(say(`${hours} hours`), say(`${2 * hours + 1} hours`))).toBe(
          "different",
        );
      }),
    );
  });
});

describe("formOf", () => {
  it.each([
    ["on Wednesday", "moment"],
    ["about 200 people", "quantity"],
    ["Kim Jong Un", "name"],
    ["a loud bang", "other"],
  ])("knows what '%s' is", (text, form) => {
    expect(formOf(say(text))).toBe(form);
  });
});

package io.github.collapsar.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a configuration into another one that may be wrong in any way; the same for a seed. */
final class Mutation {

  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"\\n]*\"|[A-Za-z_][A-Za-z0-9_.-]*|[-+]?[0-9][0-9.eE+-]*|\\n|\\s|.");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0.0",
          "1",
          "2",
          "-1",
          "3",
          "127",
          "128",
          "255",
          "32767",
          "65536",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "1e18",
          "1e19",
          "1e308",
          "1.7976931348623157e308",
          "1e309",
          "-1e309",
          "4.9e-324",
          "1e-320",
          "2.2250738585072014e-308",
          "1e-40",
          "1e-45",
          "1e38",
          "3.4028236e38",
          "NaN",
          "Infinity",
          "-Infinity",
          "0x10",
          "1_000",
          "1e",
          "1.0000000000000002",
          "0.1",
          "1e-9",
          "1e9",
          "999999999",
          "1000000",
          "1000001",
          "100000",
          "4503599627370497.5");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "\"\"",
          "\" \"",
          "[[]]",
          "[{}]",
          "[null]",
          "{a=1}",
          "[1,[2,[3]]]",
          "${sweep}",
          "${?NOPE}",
          "${sweep.grid}",
          "${sweep.name}",
          "${?sweep.grid.steps}",
          "[1, 2, 3]",
          "[1, 1, 1]",
          "[0, 1e308]",
          "[a, b]",
          "[none, syre]",
          "{ log = [1e-320, 0.1], points = 5 }",
          "{ log = [0.1, 1.7e308], points = 5 }",
          "{ linear = [-1.7e308, 1.7e308], points = 5 }",
          "{ log = [1, 2], points = 1000000 }",
          "{ linear = [0, 1], points = 1000000 }",
          "{ linear = [1, 9e18], points = 4 }",
          "{ log = [1, 1e6], points = 100 }",
          "{ linear = [1, 2], points = 2 }",
          "{ log = [1, 2], linear = [1, 2], points = 2 }",
          "{ value = syre, sigma0 = [0.1, 0.2] }",
          "[none, { value = syre, sigma0 = [0.003, 0.01] }]",
          "[sgd, { value = momentum, momentum = 0.9 }]",
          "{ value = 1, steps = [1, 2] }",
          "[{ value = 1, steps = 2 }, { value = 2, steps = [3, 4] }]",
          "\"\\u0000\"",
          "\"a\\nb\"",
          "\"\\u001b[31mred\"",
          "\"\\ud800\"",
          "\"💥\"",
          "\"\\\\\"",
          "\"../../x\"",
          "\"/etc/passwd\"",
          "\"file:///\"",
          "\"local[99999999999]\"",
          "\"local[0]\"",
          "\"local[*]\"",
          "local",
          "yarn",
          "\"1g\"",
          "\"-1g\"",
          "\"99999999999g\"",
          "abc",
          "double",
          "single",
          "all",
          "auto",
          "dl4j",
          "kernel",
          "10s",
          "1 day",
          "\"%s%n%d\"");

  private static final List<String> CONDITIONS =
      List.of(
          "true",
          "false",
          "null",
          "1",
          "learning_rate > 0.1",
          "replicate = 0",
          "seed < steps",
          "learning_rate / 0 > 1",
          "1 / (learning_rate - learning_rate) > 1",
          "repeat('x', 2147483647) = 'x'",
          "repeat('x', 1000000000) = scenario",
          "space(2147483647) = 'x'",
          "lpad('x', 2147483647, 'y') = 'x'",
          "size(sequence(1, 2147483647)) > 1",
          "size(array_repeat(1, 2147483647)) > 1",
          "size(sequence(1, steps)) > 1",
          "rand() < 0.5",
          "current_timestamp() is not null",
          "exists(select 1)",
          "learning_rate in (select 1)",
          "scenario rlike '(a+)+$'",
          "repeat('x', 52) rlike '.*.*.*.*.*.*.*.*y'",
          "concat(scenario, repeat('x', 26)) rlike '(x+x+)+y'",
          "xpath_boolean('<a/>', 'a')",
          "reflect('java.lang.Runtime', 'getRuntime') is not null",
          "java_method('java.lang.System', 'exit', 0) = 1",
          "learning_rate between 0 and 1",
          "cast(scenario as int) = 1",
          "cast(scenario as double) > 0",
          "loss > 0",
          "nope > 0",
          "learning_rate > 0 and",
          "learning_rate > 0 or or",
          "aggregate(sequence(1, 1000000), 0, (a, x) -> a + x) > 0",
          "sum(learning_rate) > 0",
          "explode(array(1, 2)) > 0",
          "row_number() over (order by seed) > 1",
          "learning_rate as x",
          "from_json('{', 'a int') is null",
          "raise_error('x') is null",
          "assert_true(false) is null",
          "uuid() = 'x'",
          "input_file_name() = ''",
          "spark_partition_id() = 0",
          "typeof(seed) = 'x'",
          "factorial(30) > 0",
          "pmod(seed, 0) > 0",
          "steps + 9223372036854775807 > 0",
          "date '2020-01-01' > current_date",
          "interval 1 day > interval 1 hour",
          "case when true then 1 end",
          "struct(1, 2) = struct(1, 3)",
          "map(1, 2)[1] = 2",
          "element_at(array(1), 5) = 1",
          "transform(array(1, 2), x -> x / 0)[0] > 1",
          ":a > 1",
          "? > 1",
          "`a`.`b` > 1",
          "*",
          "'",
          "\\\"",
          "version() = ''",
          "current_user() = 'x'",
          "session_user() = 'x'",
          "current_catalog() = 'x'",
          "window(current_timestamp(), '1 day') is null",
          "approx_percentile(seed, 0.5) > 1",
          "hll_sketch_estimate(x) > 1",
          "try_divide(1, 0) is null",
          "aes_decrypt('x', 'y') is null");

  private final Random random;
  private final Corpus corpus;

  Mutation(Corpus corpus, long seed) {
    this.corpus = corpus;
    this.random = new Random(seed);
  }

  /** A mutated configuration: one to four changes. */
  String text() {
    String text = pick(corpus.texts());
    List<UnaryOperator<String>> kinds =
        List.of(
            this::override,
            this::override,
            this::override,
            this::override,
            this::replaceToken,
            this::replaceToken,
            this::replaceToken,
            this::replaceNumber,
            this::replaceNumber,
            this::deleteTokens,
            this::duplicateTokens,
            this::deleteLines,
            this::duplicateLine,
            this::condition,
            this::condition,
            this::nest,
            this::insertCharacters,
            this::flipCharacters,
            this::include,
            this::substitute,
            this::spliceLines,
            this::longList,
            this::truncate,
            this::longText);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      text = kinds.get(random.nextInt(kinds.size())).apply(text);
    }
    return text;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String value() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> pick(NUMBERS);
      case 3 -> "[" + pick(NUMBERS) + ", " + pick(NUMBERS) + "]";
      case 4 ->
          "{ %s = [%s, %s], points = %s }"
              .formatted(
                  random.nextBoolean() ? "log" : "linear",
                  pick(NUMBERS),
                  pick(NUMBERS),
                  random.nextBoolean() ? pick(NUMBERS) : "7");
      default -> pick(VALUES);
    };
  }

  private String override(String text) {
    return text + "\n" + pick(corpus.paths()) + " = " + value() + "\n";
  }

  private String condition(String text) {
    String condition = pick(CONDITIONS);
    if (random.nextInt(4) == 0) {
      condition =
          "("
              + condition
              + ")"
              + (random.nextBoolean() ? " and (" : " or (")
              + pick(CONDITIONS)
              + ")";
    }
    if (random.nextInt(12) == 0) {
      int times = 1 << random.nextInt(13);
      condition = String.join(" or ", java.util.Collections.nCopies(times, condition));
    }
    if (random.nextInt(12) == 0) {
      int times = 1 << random.nextInt(13);
      condition = "(".repeat(times) + condition + ")".repeat(times);
    }
    if (random.nextInt(20) == 0) {
      condition = "not ".repeat(1 << random.nextInt(13)) + condition;
    }
    return text + "\nsweep.where = \"\"\"" + condition + "\"\"\"\n";
  }

  private List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private String replaceToken(String text) {
    List<String> tokens = tokens(text);
    if (tokens.isEmpty()) {
      return text;
    }
    tokens.set(random.nextInt(tokens.size()), random.nextInt(3) == 0 ? pick(tokens) : value());
    return String.join("", tokens);
  }

  private String replaceNumber(String text) {
    List<String> tokens = tokens(text);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).matches("[-+]?[0-9].*")) {
        numbers.add(i);
      }
    }
    if (numbers.isEmpty()) {
      return text;
    }
    tokens.set(pick(numbers), pick(NUMBERS));
    return String.join("", tokens);
  }

  private String deleteTokens(String text) {
    List<String> tokens = tokens(text);
    int from = random.nextInt(tokens.size() + 1);
    int to = Math.min(tokens.size(), from + 1 + random.nextInt(8));
    tokens.subList(from, to).clear();
    return String.join("", tokens);
  }

  private String duplicateTokens(String text) {
    List<String> tokens = tokens(text);
    int from = random.nextInt(tokens.size() + 1);
    int to = Math.min(tokens.size(), from + 1 + random.nextInt(20));
    List<String> copy = List.copyOf(tokens.subList(from, to));
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      tokens.addAll(from, copy);
    }
    return String.join("", tokens);
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(text.lines().toList());
  }

  private String deleteLines(String text) {
    List<String> lines = lines(text);
    int from = random.nextInt(lines.size() + 1);
    lines.subList(from, Math.min(lines.size(), from + 1 + random.nextInt(3))).clear();
    return String.join("\n", lines);
  }

  private String duplicateLine(String text) {
    List<String> lines = lines(text);
    if (!lines.isEmpty()) {
      lines.add(random.nextInt(lines.size()), pick(lines));
    }
    return String.join("\n", lines);
  }

  private String spliceLines(String text) {
    List<String> lines = lines(text);
    List<String> other = lines(pick(corpus.texts()));
    int from = random.nextInt(other.size() + 1);
    int to = Math.min(other.size(), from + 1 + random.nextInt(12));
    lines.addAll(random.nextInt(lines.size() + 1), other.subList(from, to));
    return String.join("\n", lines);
  }

  private String nest(String text) {
    int depth = 1 << random.nextInt(13);
    String inner = value();
    return switch (random.nextInt(5)) {
      case 0 ->
          text
              + "\n"
              + pick(corpus.paths())
              + " = "
              + "[".repeat(depth)
              + inner
              + "]".repeat(depth);
      case 1 ->
          text
              + "\n"
              + pick(corpus.paths())
              + " = "
              + "{ a = ".repeat(depth)
              + inner
              + " }".repeat(depth);
      case 2 -> text + "\n" + pick(corpus.paths()) + ".a".repeat(depth) + " = " + inner;
      case 3 -> "[".repeat(depth) + text;
      default ->
          text
              + "\n"
              + pick(corpus.paths())
              + " = "
              + "{ value = 1, steps = [".repeat(depth)
              + "1"
              + "] }".repeat(depth);
    };
  }

  private String insertCharacters(String text) {
    int at = random.nextInt(text.length() + 1);
    int count = 1 + random.nextInt(4);
    StringBuilder inserted = new StringBuilder();
    for (int i = 0; i < count; i++) {
      inserted.append(
          switch (random.nextInt(5)) {
            case 0 -> (char) random.nextInt(32);
            case 1 -> (char) random.nextInt(0x10000);
            case 2 -> "{}[]$\"'=:,#/+\\".charAt(random.nextInt(14));
            case 3 -> "\u202e\ufeff\u0085\u2028\u00a0\u0000".charAt(random.nextInt(6));
            default -> (char) (32 + random.nextInt(95));
          });
    }
    return wellFormed(text.substring(0, at) + inserted + text.substring(at));
  }

  /** Half a surrogate pair cannot be written to a file. */
  private static String wellFormed(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().filter(c -> c < 0xd800 || c > 0xdfff).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private String flipCharacters(String text) {
    StringBuilder changed = new StringBuilder(text);
    int flips = 1 + random.nextInt(5);
    for (int i = 0; i < flips && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      changed.setCharAt(at, (char) (changed.charAt(at) ^ (1 << random.nextInt(7))));
    }
    return wellFormed(changed.toString());
  }

  private String include(String text) {
    String what =
        pick(
            List.of(
                "\"fuzz.conf\"",
                "\"nope.conf\"",
                "\"\"",
                "\".\"",
                "\"/\"",
                "\"/etc/passwd\"",
                "\"/dev/zero\"",
                "\"a\\u0000b\"",
                "\"http://127.0.0.1:1/x.conf\"",
                "url(\"file:///etc/passwd\")",
                "classpath(\"reference.conf\")",
                "file(\"fuzz.conf\")",
                "required(\"nope.conf\")",
                "\"%s%n\"",
                "\"x:y\"",
                "\"\\ud83d\"",
                "package(\"a\", \"b\")"));
    String line = "include " + what;
    return switch (random.nextInt(3)) {
      case 0 -> line + "\n" + text;
      case 1 -> text + "\n" + line;
      default -> text + "\nsweep { grid { " + line + " } }";
    };
  }

  private String substitute(String text) {
    int doublings = 1 << random.nextInt(7);
    StringBuilder chain = new StringBuilder(text);
    int kind = random.nextInt(4);
    chain
        .append("\nsweep.d0 = ")
        .append(kind == 0 ? "xxxxxxxx" : kind == 1 ? "[1, 2]" : "{ a = 1 }");
    for (int i = 1; i <= doublings; i++) {
      String before = "${sweep.d" + (i - 1) + "}";
      chain
          .append("\nsweep.d" + i + " = ")
          .append(
              kind < 2
                  ? before + before
                  : kind == 2 ? "{ l = " + before + ", r = " + before + " }" : before);
    }
    if (kind == 3) {
      chain.append("\nsweep.d0 = ${sweep.d" + doublings + "}");
    }
    return chain.append("\n" + pick(corpus.paths()) + " = ${sweep.d" + doublings + "}").toString();
  }

  private String longList(String text) {
    int length = 1 << random.nextInt(15);
    String element =
        pick(
            List.of(
                "%d",
                "0.%d",
                "[%d]",
                "{ value = %d, steps = 3 }",
                "{ value = 0.%d, batch-size = 3 }",
                "{ value = 0.1%d, momentum = 0.%1$d }",
                "a%d",
                "none",
                "{ name = d%d, x = learning-rate }"));
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < length; i++) {
      list.append(i == 0 ? "" : ",").append(element.formatted(i + 1));
    }
    return text + "\n" + pick(corpus.paths()) + " = " + list + "]";
  }

  private String longText(String text) {
    String character = pick(List.of("x", "é", "\\\\n", " ", "-", "1", "💥", "%"));
    String content = character.repeat(1 << random.nextInt(16));
    return switch (random.nextInt(3)) {
      case 0 -> text + "\n" + pick(corpus.paths()) + " = \"" + content + "\"";
      case 1 -> text + "\n\"" + content + "\" = 1";
      default -> text + "\nsweep.grid.\"" + content + "\" = 1";
    };
  }

  private String truncate(String text) {
    return wellFormed(text.substring(0, random.nextInt(text.length() + 1)));
  }
}

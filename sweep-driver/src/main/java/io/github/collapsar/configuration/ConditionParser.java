package io.github.collapsar.configuration;

import io.github.collapsar.codec.NearestWord;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.MultiAlias;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Turns the text of a condition into an expression over the columns known before training. */
final class ConditionParser {

  /** What calls Java by name, parses foreign formats or opens files; a condition may be foreign. */
  private static final Pattern REFUSED =
      Pattern.compile("java_method|(try_)?reflect|xpath.*|.*(xml|avro|protobuf).*|input_file.*");

  /** The most characters of a condition. */
  static final int LONGEST = 10_000;

  /** How deep expressions may be nested. */
  static final int DEEPEST = 200;

  /** The most bytes that a part without columns may come to. */
  private static final int LARGEST_CONSTANT = 1 << 20;

  /** How long reading may take, in seconds of computing. */
  private static final double MOST_SECONDS = 5;

  private final List<ConditionColumn> columns;
  private final List<String> laterColumns;
  private final List<String> problems = new ArrayList<>();
  private final Optional<Condition> condition;

  private ConditionParser(Scenario scenario, Function<ConditionParser, Optional<Condition>> parse) {
    this.columns = ConditionColumn.of(scenario);
    this.laterColumns =
        new RunTable(scenario)
            .columns().stream().map(Column::name).filter(name -> !names().contains(name)).toList();
    this.condition = parse.apply(this);
  }

  /** Reads a condition, within bounds of length, depth, time and memory. */
  static ConditionParser of(String text, Scenario scenario) {
    if (text.length() > LONGEST) {
      return failed(
          scenario, "it has %d characters; give at most %d".formatted(text.length(), LONGEST));
    }
    try {
      return BoundedWork.call(
          MOST_SECONDS, () -> new ConditionParser(scenario, parser -> parser.parse(text)));
    } catch (TimeoutException e) {
      return failed(
          scenario, "it takes more than %.0f s to read; make it simpler".formatted(MOST_SECONDS));
    } catch (StackOverflowError e) {
      return failed(scenario, TOO_DEEP);
    } catch (OutOfMemoryError e) {
      return failed(scenario, "it needs more memory than there is; make smaller values in it");
    }
  }

  private static final String TOO_DEEP =
      "it is nested more than %d deep; nest less".formatted(DEEPEST);

  private static ConditionParser failed(Scenario scenario, String problem) {
    return new ConditionParser(
        scenario,
        parser -> {
          parser.problems.add(problem);
          return Optional.empty();
        });
  }

  Optional<Condition> condition() {
    return condition;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  private Optional<Condition> parse(String text) {
    try {
      Expression parsed = CatalystSqlParser$.MODULE$.parseExpression(text);
      if (isTooDeep(parsed)) {
        problems.add(TOO_DEEP);
        return Optional.empty();
      }
      rejectAliases(parsed);
      rejectSubqueries(parsed);
      rejectUnknownFunctions(parsed);
      rejectUnknownColumns(parsed);
      return problems.isEmpty() ? compile(text, parsed) : Optional.empty();
    } catch (Exception e) {
      // Most of Spark's are checked, but Scala declares no checked exceptions.
      if (e instanceof ParseException) {
        problems.add("it does not parse as Spark SQL: " + SparkMessage.of(e));
      } else if (e instanceof SparkThrowable) {
        problems.add("Spark SQL cannot make sense of it: " + SparkMessage.of(e));
      } else if (e instanceof ColumnBinding.NotARunsColumnException) {
        problems.add(e.getMessage());
      } else {
        throw e;
      }
    }
    return Optional.empty();
  }

  private Optional<Condition> compile(String text, Expression parsed) {
    LocalRelation relation = LocalRelation$.MODULE$.apply(schema());
    LogicalPlan analysed =
        ReplaceExpressions$.MODULE$.apply(
            SimpleAnalyzer$.MODULE$.executeAndCheck(
                new Filter(parsed, relation), new QueryPlanningTracker(Option.empty())));
    Expression filter = ((Filter) analysed).condition();
    if (!filter.deterministic() || filter.containsPattern(TreePattern.CURRENT_LIKE())) {
      problems.add("it must depend on the columns alone; use no random numbers and no clock");
      return Optional.empty();
    }
    ColumnBinding binding = new ColumnBinding(columns, relation);
    Expression bound = ConstantParts.folded(binding.bind(filter));
    if (ConstantParts.largest(bound) > LARGEST_CONSTANT) {
      problems.add("a part of it comes to more than 1 MiB; make smaller values in it");
      return Optional.empty();
    }
    for (Expression unevaluable : find(bound, Unevaluable.class)) {
      problems.add("it cannot be computed run by run because of " + unevaluable.sql());
      return Optional.empty();
    }
    return Optional.of(new Condition(text, bound, binding.used()));
  }

  /** A word too many at the end, even "and", would be a name for the result. */
  private void rejectAliases(Expression parsed) {
    if (parsed instanceof Alias alias) {
      problems.add("it does not parse as Spark SQL: \"" + alias.name() + "\" is left over");
    } else if (parsed instanceof MultiAlias) {
      problems.add("it does not parse as Spark SQL: the end is left over");
    }
  }

  private void rejectSubqueries(Expression parsed) {
    if (!find(parsed, PlanExpression.class).isEmpty()) {
      problems.add("it must have no subquery");
    }
  }

  private void rejectUnknownFunctions(Expression parsed) {
    FunctionRegistry registry = FunctionRegistry$.MODULE$.builtin();
    List<String> known =
        CollectionConverters.asJava(registry.listFunction()).stream()
            .map(FunctionIdentifier::funcName)
            .toList();
    for (Expression function : find(parsed, UnresolvedFunction.class)) {
      String name = CollectionConverters.asJava(((UnresolvedFunction) function).nameParts()).get(0);
      if (REFUSED.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
        problems.add("the function " + name + " is refused; compute with the columns alone");
      } else if (!known.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add("Spark SQL has no function " + name + NearestWord.hint(name, known));
      }
    }
  }

  private void rejectUnknownColumns(Expression parsed) {
    for (Expression attribute : find(parsed, UnresolvedAttribute.class)) {
      String name = ((UnresolvedAttribute) attribute).name();
      if (names().contains(name.toLowerCase(Locale.ROOT))) {
        continue;
      }
      problems.add(
          laterColumns.contains(name.toLowerCase(Locale.ROOT))
              ? "column %s is known only after training; there are %s"
                  .formatted(name, String.join(", ", names()))
              : "there is no column "
                  + name
                  + NearestWord.to(name, names())
                      .map(nearest -> "; did you mean " + nearest + "?")
                      .orElse("; there are " + String.join(", ", names())));
    }
  }

  private List<String> names() {
    return columns.stream().map(ConditionColumn::name).toList();
  }

  private StructType schema() {
    StructType schema = new StructType();
    for (ConditionColumn column : columns) {
      schema = schema.add(column.name(), type(column.type()), false);
    }
    return schema;
  }

  private static DataType type(Column.Type type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case DOUBLE -> DataTypes.DoubleType;
      case DOUBLES -> DataTypes.createArrayType(DataTypes.DoubleType, false);
      case INTEGER -> DataTypes.IntegerType;
      case LONG, TIMESTAMP -> DataTypes.LongType;
    };
  }

  private static boolean isTooDeep(Expression parsed) {
    List<Expression> level = List.of(parsed);
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth > DEEPEST) {
        return true;
      }
      level =
          level.stream()
              .flatMap(expression -> CollectionConverters.asJava(expression.children()).stream())
              .toList();
    }
    return false;
  }

  private static List<Expression> find(Expression expression, Class<?> type) {
    List<Expression> found = new ArrayList<>();
    if (type.isInstance(expression)) {
      found.add(expression);
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      found.addAll(find(child, type));
    }
    return found;
  }
}

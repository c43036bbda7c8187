package io.github.collapsar.configuration;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
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
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Turns the text of a condition into an expression over the columns known before training. */
final class ConditionParser {

  private final List<ConditionColumn> columns;
  private final List<String> laterColumns;
  private final List<String> problems = new ArrayList<>();
  private final Optional<Condition> condition;

  ConditionParser(String text, Scenario scenario) {
    this.columns = ConditionColumn.of(scenario);
    this.laterColumns =
        new RunTable(scenario)
            .columns().stream().map(Column::name).filter(name -> !names().contains(name)).toList();
    this.condition = parse(text);
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
      rejectSubqueries(parsed);
      rejectUnknownColumns(parsed);
      return problems.isEmpty() ? compile(text, parsed) : Optional.empty();
    } catch (Exception e) {
      // AnalysisException is checked, but Scala declares no checked exceptions.
      if (e instanceof ParseException unparsable) {
        problems.add("it does not parse as Spark SQL: " + reason(unparsable));
      } else if (e instanceof AnalysisException unresolved) {
        problems.add("Spark SQL cannot make sense of it: " + reason(unresolved));
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
    if (!filter.deterministic()) {
      problems.add("it must give the same answer each time; use no random functions");
      return Optional.empty();
    }
    List<Attribute> inputs = CollectionConverters.asJava(relation.output());
    List<ConditionColumn> used = new ArrayList<>();
    Expression bound = bind(filter, inputs, used);
    Optional<Expression> unevaluable = find(bound, Unevaluable.class).stream().findFirst();
    if (unevaluable.isPresent()) {
      problems.add(
          "it must depend on the columns alone; " + unevaluable.get().sql() + " does not");
      return Optional.empty();
    }
    return Optional.of(new Condition(text, bound, used));
  }

  /** Columns by their place among those that are used, so that rows hold nothing else. */
  private Expression bind(
      Expression expression, List<Attribute> inputs, List<ConditionColumn> used) {
    if (expression instanceof AttributeReference reference) {
      int input =
          inputs.stream().map(Attribute::exprId).toList().indexOf(reference.exprId());
      ConditionColumn column = columns.get(input);
      if (!used.contains(column)) {
        used.add(column);
      }
      return new BoundReference(used.indexOf(column), reference.dataType(), reference.nullable());
    }
    List<Expression> children = new ArrayList<>();
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      children.add(bind(child, inputs, used));
    }
    return expression.withNewChildren(CollectionConverters.asScala(children).toSeq());
  }

  private void rejectSubqueries(Expression parsed) {
    if (!find(parsed, PlanExpression.class).isEmpty()) {
      problems.add("it must have no subquery");
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
                  + Nearest.to(name, names())
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
      case INTEGER -> DataTypes.IntegerType;
      case LONG, TIMESTAMP -> DataTypes.LongType;
    };
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

  /** Spark's message without its error class, SQL state and excerpt. */
  private static String reason(AnalysisException e) {
    String line = e.getSimpleMessage().strip().lines().findFirst().orElse("");
    return line.replaceFirst("^\\[[A-Z0-9_.]+\\] ", "").replaceFirst(" SQLSTATE: .*$", "");
  }
}

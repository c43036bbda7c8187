package io.github.collapsar.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionDef;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionId;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionRef;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.With;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import scala.jdk.javaapi.CollectionConverters;

/** Binds an analysed expression to rows that hold the columns it uses and nothing else. */
final class ColumnBinding {

  /** An expression reads what no run has, such as the rows of a window. */
  static final class NotARunsColumnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotARunsColumnException(String what) {
      super("it cannot be computed run by run because of " + what);
    }
  }

  private final List<ConditionColumn> columns;
  private final List<Attribute> attributes;
  private final List<ConditionColumn> used = new ArrayList<>();
  private final Map<CommonExpressionId, Expression> common = new HashMap<>();

  /** Takes the columns and a relation of the same columns in the same order. */
  ColumnBinding(List<ConditionColumn> columns, LocalRelation relation) {
    this.columns = columns;
    this.attributes = CollectionConverters.asJava(relation.output());
  }

  /** The columns of a row, in the order in which bound expressions count them. */
  List<ConditionColumn> used() {
    return List.copyOf(used);
  }

  Expression bind(Expression expression) {
    if (expression instanceof AttributeReference reference) {
      return column(reference);
    }
    if (expression instanceof With with) {
      // BETWEEN names what it uses twice; Spark's optimiser would put that into a plan below.
      for (CommonExpressionDef definition : CollectionConverters.asJava(with.defs())) {
        common.put(definition.id(), bind(definition.child()));
      }
      return bind(with.child());
    }
    if (expression instanceof CommonExpressionRef reference) {
      return common.get(reference.id());
    }
    List<Expression> children =
        CollectionConverters.asJava(expression.children()).stream().map(this::bind).toList();
    return expression.withNewChildren(CollectionConverters.asScala(children).toSeq());
  }

  private Expression column(AttributeReference reference) {
    int place = attributes.stream().map(Attribute::exprId).toList().indexOf(reference.exprId());
    if (place < 0) {
      throw new NotARunsColumnException(reference.sql());
    }
    ConditionColumn column = columns.get(place);
    if (!used.contains(column)) {
      used.add(column);
    }
    return new BoundReference(used.indexOf(column), reference.dataType(), reference.nullable());
  }
}

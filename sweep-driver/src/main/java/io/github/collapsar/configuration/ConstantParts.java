package io.github.collapsar.configuration;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/** The parts of a condition that are the same for every run: computed once. */
final class ConstantParts {

  private ConstantParts() {}

  /** The expression with each such part replaced by its value. */
  static Expression folded(Expression expression) {
    if (expression instanceof Literal) {
      return expression;
    }
    if (expression.foldable()) {
      try {
        return Literal$.MODULE$.create(expression.eval(null), expression.dataType());
      } catch (RuntimeException e) {
        // It fails for the run that needs it, such as 1/0 behind an "or", and that is said there.
        return expression;
      }
    }
    List<Expression> children =
        CollectionConverters.asJava(expression.children()).stream()
            .map(ConstantParts::folded)
            .toList();
    return children.isEmpty()
        ? expression
        : expression.withNewChildren(CollectionConverters.asScala(children).toSeq());
  }

  /** The bytes of the longest text, or the elements of the longest list, among the constants. */
  static long largest(Expression expression) {
    long largest = 0;
    if (expression instanceof Literal literal) {
      if (literal.value() instanceof UTF8String text) {
        largest = text.numBytes();
      } else if (literal.value() instanceof byte[] bytes) {
        largest = bytes.length;
      } else if (literal.value() instanceof org.apache.spark.sql.catalyst.util.ArrayData array) {
        largest = array.numElements();
      }
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      largest = Math.max(largest, largest(child));
    }
    return largest;
  }
}

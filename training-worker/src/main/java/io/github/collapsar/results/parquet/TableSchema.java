package io.github.collapsar.results.parquet;

import io.github.collapsar.results.Column;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The Parquet schema of a table. */
public final class TableSchema {

  private TableSchema() {}

  /** The schema of columns. */
  public static MessageType of(List<Column> columns) {
    return new MessageType("row", columns.stream().map(TableSchema::field).toList());
  }

  /**
   * The columns of a stored file; of their origins nothing is known.
   *
   * @throws IllegalArgumentException if a column is of a type that tables do not have
   */
  public static List<Column> columns(MessageType schema) {
    return schema.getFields().stream()
        .map(
            field ->
                new Column(
                    field.getName(),
                    type(field),
                    field.isRepetition(Type.Repetition.OPTIONAL),
                    Column.Origin.CIRCUMSTANCES))
        .toList();
  }

  private static Column.Type type(Type field) {
    return Stream.of(Column.Type.values())
        .filter(
            type -> {
              boolean nullable = field.isRepetition(Type.Repetition.OPTIONAL);
              Column column =
                  new Column(field.getName(), type, nullable, Column.Origin.CIRCUMSTANCES);
              return field(column).equals(field);
            })
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot take over column " + field + " of a table"));
  }

  private static Type field(Column column) {
    return switch (column.type()) {
      case TEXT ->
          field(column, PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case DOUBLE -> field(column, PrimitiveTypeName.DOUBLE).named(column.name());
      case DOUBLES ->
          (column.nullable() ? Types.optionalList() : Types.requiredList())
              .requiredElement(PrimitiveTypeName.DOUBLE)
              .named(column.name());
      case INTEGER -> field(column, PrimitiveTypeName.INT32).named(column.name());
      case LONG -> field(column, PrimitiveTypeName.INT64).named(column.name());
      case TIMESTAMP ->
          field(column, PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
              .named(column.name());
    };
  }

  private static Types.PrimitiveBuilder<PrimitiveType> field(
      Column column, PrimitiveTypeName type) {
    return column.nullable() ? Types.optional(type) : Types.required(type);
  }
}

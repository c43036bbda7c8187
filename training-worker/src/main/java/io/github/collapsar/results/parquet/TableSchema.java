package io.github.collapsar.results.parquet;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.StoredRow;
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
final class TableSchema {

  private TableSchema() {}

  static MessageType of(List<? extends Column<?>> columns) {
    return new MessageType("row", columns.stream().map(TableSchema::field).toList());
  }

  /**
   * The columns of a stored file.
   *
   * @throws IllegalArgumentException if a column is of a type that tables do not have
   */
  static List<Column<StoredRow>> columns(MessageType schema) {
    return schema.getFields().stream()
        .map(field -> Column.stored(field.getName(), type(field), isNullable(field)))
        .toList();
  }

  private static Column.Type type(Type field) {
    return Stream.of(Column.Type.values())
        .filter(
            type -> field(Column.stored(field.getName(), type, isNullable(field))).equals(field))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot take over column " + field + " of a table"));
  }

  private static boolean isNullable(Type field) {
    return field.isRepetition(Type.Repetition.OPTIONAL);
  }

  private static Type field(Column<?> column) {
    return switch (column.type()) {
      case TEXT ->
          field(column, PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case DOUBLE -> field(column, PrimitiveTypeName.DOUBLE).named(column.name());
      case DOUBLES ->
          (column.isNullable() ? Types.optionalList() : Types.requiredList())
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
      Column<?> column, PrimitiveTypeName type) {
    return column.isNullable() ? Types.optional(type) : Types.required(type);
  }
}

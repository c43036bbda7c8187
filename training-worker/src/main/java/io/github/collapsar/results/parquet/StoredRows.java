package io.github.collapsar.results.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Rows of a table as they are read: a value or null for every wanted column, text as {@link
 * String}, doubles, integers and longs boxed, a timestamp as its {@link Long}, a list as {@code
 * List<Double>}.
 */
final class StoredRows extends ReadSupport<Object[]> {

  private final List<String> wanted;

  /**
   * @param wanted the columns of a row, in this order; one that a file lacks is null
   */
  StoredRows(List<String> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  @Override
  public ReadContext init(InitContext context) {
    MessageType file = context.getFileSchema();
    Set<String> names = Set.copyOf(wanted);
    List<Type> fields = new ArrayList<>();
    for (Type field : file.getFields()) {
      if (names.contains(field.getName()) && (field.isPrimitive() || isList(field))) {
        fields.add(field);
      }
    }
    return new ReadContext(new MessageType(file.getName(), fields));
  }

  private static boolean isList(Type field) {
    return field.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation;
  }

  @Override
  @SuppressWarnings("deprecation") // still abstract
  public RecordMaterializer<Object[]> prepareForRead(
      Configuration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return new Rows(context.getRequestedSchema());
  }

  @Override
  public RecordMaterializer<Object[]> prepareForRead(
      ParquetConfiguration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return new Rows(context.getRequestedSchema());
  }

  private final class Rows extends RecordMaterializer<Object[]> {

    private Object[] row = new Object[0];
    private final GroupConverter root;

    Rows(MessageType schema) {
      List<Converter> cells = schema.getFields().stream().map(this::cell).toList();
      root =
          new GroupConverter() {
            @Override
            public Converter getConverter(int index) {
              return cells.get(index);
            }

            @Override
            public void start() {
              row = new Object[wanted.size()];
            }

            @Override
            public void end() {}
          };
    }

    private Converter cell(Type field) {
      int place = wanted.indexOf(field.getName());
      return isList(field) ? new ListCell(place) : new Cell(place);
    }

    @Override
    public Object[] getCurrentRecord() {
      return row;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }

    private final class Cell extends PrimitiveConverter {

      private final int place;

      Cell(int place) {
        this.place = place;
      }

      @Override
      public void addBinary(Binary value) {
        row[place] = value.toStringUsingUTF8();
      }

      @Override
      public void addDouble(double value) {
        row[place] = value;
      }

      @Override
      public void addInt(int value) {
        row[place] = value;
      }

      @Override
      public void addLong(long value) {
        row[place] = value;
      }
    }

    /** The outer of a list's three levels; what it hands out stands for the two inner ones. */
    private final class ListCell extends GroupConverter {

      private final int place;
      private final List<Double> values = new ArrayList<>();
      private final GroupConverter entry = new Entry();

      ListCell(int place) {
        this.place = place;
      }

      @Override
      public Converter getConverter(int index) {
        return entry;
      }

      @Override
      public void start() {
        values.clear();
      }

      @Override
      public void end() {
        row[place] = List.copyOf(values);
      }

      private final class Entry extends GroupConverter {

        private final PrimitiveConverter element =
            new PrimitiveConverter() {
              @Override
              public void addDouble(double value) {
                values.add(value);
              }
            };

        @Override
        public Converter getConverter(int index) {
          return element;
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
      }
    }
  }
}

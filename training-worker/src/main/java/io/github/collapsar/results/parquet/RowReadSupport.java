package io.github.collapsar.results.parquet;

import io.github.collapsar.results.StoredRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Makes rows of what Parquet reads: those of the wanted columns that a file has. */
final class RowReadSupport extends ReadSupport<StoredRow> {

  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param wanted the columns of a row; one that a file lacks is null
   */
  RowReadSupport(List<String> wanted) {
    wanted.forEach(column -> places.putIfAbsent(column, places.size()));
  }

  @Override
  public ReadContext init(InitContext context) {
    MessageType file = context.getFileSchema();
    List<Type> fields = new ArrayList<>();
    for (Type field : file.getFields()) {
      if (places.containsKey(field.getName()) && (field.isPrimitive() || isList(field))) {
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
  public RecordMaterializer<StoredRow> prepareForRead(
      Configuration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return new RowMaterializer(context.getRequestedSchema());
  }

  @Override
  public RecordMaterializer<StoredRow> prepareForRead(
      ParquetConfiguration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return new RowMaterializer(context.getRequestedSchema());
  }

  private final class RowMaterializer extends RecordMaterializer<StoredRow> {

    private Object[] row = new Object[0];
    private final GroupConverter root;

    RowMaterializer(MessageType schema) {
      List<Converter> cells = schema.getFields().stream().map(this::cell).toList();
      root =
          new GroupConverter() {
            @Override
            public Converter getConverter(int index) {
              return cells.get(index);
            }

            @Override
            public void start() {
              row = new Object[places.size()];
            }

            @Override
            public void end() {}
          };
    }

    private Converter cell(Type field) {
      int place = places.get(field.getName());
      if (isList(field)) {
        return new ListCell(place);
      }
      return field.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation
          ? new TimeCell(place)
          : new ColumnConverter(place);
    }

    @Override
    public StoredRow getCurrentRecord() {
      return new StoredRow(places, row);
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }

    private final class TimeCell extends PrimitiveConverter {

      private final int place;

      TimeCell(int place) {
        this.place = place;
      }

      @Override
      public void addLong(long milliseconds) {
        row[place] = Instant.ofEpochMilli(milliseconds);
      }
    }

    private final class ColumnConverter extends PrimitiveConverter {

      private final int place;

      ColumnConverter(int place) {
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

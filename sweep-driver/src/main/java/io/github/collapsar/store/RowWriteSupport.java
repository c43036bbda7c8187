package io.github.collapsar.store;

import io.github.collapsar.results.Column;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes rows of a table: an array with a value or null for every column. */
final class RowWriteSupport extends WriteSupport<Object[]> {

  private final List<Column> columns;
  private final Map<String, String> metadata;
  private RecordConsumer consumer;

  /** The last text of each column and its bytes: most columns of a pack hold one text. */
  private final String[] lastText;

  private final Binary[] lastBytes;

  /**
   * @param columns the columns of a row
   * @param metadata what the file's footer says besides
   */
  RowWriteSupport(List<Column> columns, Map<String, String> metadata) {
    this.columns = columns;
    this.metadata = metadata;
    this.lastText = new String[columns.size()];
    this.lastBytes = new Binary[columns.size()];
  }

  @Override
  @SuppressWarnings("deprecation") // still abstract
  public WriteContext init(Configuration configuration) {
    return new WriteContext(TableSchema.of(columns), metadata);
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(TableSchema.of(columns), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    this.consumer = recordConsumer;
  }

  @Override
  public void write(Object[] row) {
    consumer.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (row[i] != null) {
        consumer.startField(column.name(), i);
        add(i, row[i]);
        consumer.endField(column.name(), i);
      } else if (!column.nullable()) {
        throw new IllegalArgumentException("Cannot write a row without " + column.name());
      }
    }
    consumer.endMessage();
  }

  private void add(int place, Object value) {
    switch (columns.get(place).type()) {
      case TEXT -> consumer.addBinary(bytes(place, (String) value));
      case DOUBLE -> consumer.addDouble((Double) value);
      case DOUBLES -> addList((List<?>) value);
      case INTEGER -> consumer.addInteger((Integer) value);
      case LONG, TIMESTAMP -> consumer.addLong((Long) value);
    }
  }

  private Binary bytes(int place, String text) {
    if (!text.equals(lastText[place])) {
      lastText[place] = text;
      lastBytes[place] = Binary.fromString(text);
    }
    return lastBytes[place];
  }

  /** The three levels that Parquet prescribes for a list. */
  private void addList(List<?> values) {
    consumer.startGroup();
    if (!values.isEmpty()) {
      consumer.startField("list", 0);
      for (Object value : values) {
        consumer.startGroup();
        consumer.startField("element", 0);
        consumer.addDouble((Double) value);
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
    }
    consumer.endGroup();
  }
}

package io.github.collapsar.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFootersTest {

  @TempDir private Path folder;

  private FileStatus file(String type) throws IOException {
    Path file = folder.resolve("a.parquet");
    MessageType schema = MessageTypeParser.parseMessageType("message m { required double a; }");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withExtraMetaData(
                Map.of(
                    "org.apache.spark.sql.parquet.row.metadata",
                    """
                    {"type":"struct","fields":[{"name":"a","type":%s,"nullable":true,"metadata":{}}]}
                    """
                        .formatted(type)))
            .build()) {
      writer.write(new SimpleGroupFactory(schema).newGroup().append("a", 1.0));
    }
    var path = new org.apache.hadoop.fs.Path(file.toUri());
    return path.getFileSystem(new Configuration()).getFileStatus(path);
  }

  @Test
  void takesTypesThatSparkHas() throws IOException {
    FileStatus file = file("\"double\"");

    assertThat(ParquetFooters.read(new Configuration(), List.of(file)).constants())
        .containsEntry("a", 1.0);
  }

  @Test
  void refusesAColumnOfAClassThatTheFileNames() throws IOException {
    FileStatus file =
        file("{\"type\":\"\\u0075dt\",\"\\u0063lass\":\"a.b.C\",\"sqlType\":\"double\"}");

    assertThatThrownBy(() -> ParquetFooters.read(new Configuration(), List.of(file)))
        .isInstanceOf(UnreadableResultsException.class)
        .hasMessageContaining("a column's type is a class that the file names");
  }
}

package io.github.collapsar.results;

/** The tables of a result directory; each is a directory of Parquet files. */
public enum Table {
  /** One row a run. */
  RUNS("runs"),
  /** One row a recorded step of a run. */
  CURVES("curves");

  private final String directory;

  Table(String directory) {
    this.directory = directory;
  }

  /** The name of its directory. */
  public String directory() {
    return directory;
  }
}

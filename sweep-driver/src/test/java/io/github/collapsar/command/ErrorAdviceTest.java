package io.github.collapsar.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.fs.FSError;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** No error ends in a stack trace, and each says what helps. */
class ErrorAdviceTest {

  @Test
  void memoryThatIsUsedUp() {
    assertThat(ErrorAdvice.of(new OutOfMemoryError("Java heap space")))
        .isEqualTo(
            "Cannot go on: the memory of %d MiB is used up; give more, such as COLLAPSAR_HEAP=8g, or ask for less"
                .formatted(Runtime.getRuntime().maxMemory() >> 20));
  }

  @Test
  void whatIsNestedTooDeep() {
    assertThat(ErrorAdvice.of(new StackOverflowError()))
        .isEqualTo(
            "Cannot go on: something that was read is nested too deep; nest brackets and conditions less");
  }

  @Test
  void aDiskThatIsFull() {
    assertThat(ErrorAdvice.of(newFsError("No space left on device")))
        .isEqualTo(
            "Cannot write: No space left on device; make room and run again: nothing that is stored is lost");
  }

  private static FSError newFsError(String message) {
    try {
      var constructor = FSError.class.getDeclaredConstructor(Throwable.class);
      constructor.setAccessible(true);
      return constructor.newInstance(new IOException(message));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(message, e);
    }
  }

  @Test
  void aHostWhoseOwnNameDoesNotResolve() {
    String advice =
        "Cannot go on: this machine's own name does not resolve; add it to /etc/hosts, or set SPARK_LOCAL_IP=127.0.0.1";
    assertThat(
            ErrorAdvice.of(new ExceptionInInitializerError(new UnknownHostException("box: box"))))
        .isEqualTo(advice);
    NoClassDefFoundError second =
        new NoClassDefFoundError("Could not initialize class org.apache.spark.util.Utils$");
    second.initCause(
        new ExceptionInInitializerError(
            "Exception java.net.UnknownHostException: box: box [in thread \"main\"]"));
    assertThat(ErrorAdvice.of(second)).isEqualTo(advice);
  }

  @Test
  void aClassThatIsMissing() {
    assertThat(ErrorAdvice.of(new NoClassDefFoundError("org/apache/parquet/Nope")))
        .isEqualTo(
            "Cannot go on: org.apache.parquet.Nope cannot be loaded; unpack the distribution again, and check --jars");
  }

  @Test
  void anythingElse() {
    assertThat(ErrorAdvice.of(new AssertionError("a is not b")))
        .isEqualTo(
            "Cannot go on: a is not b; run the command again, and report it if it comes back");
  }

  @Test
  void findsTheErrorBehindAFailure() {
    Error error = new NoClassDefFoundError("x");
    assertThat(ErrorAdvice.behind(new CompletionException(error))).contains(error);
    assertThat(ErrorAdvice.behind(new CompletionException(new IllegalStateException()))).isEmpty();
  }

  @Test
  void anErrorEndsWithThreeAndOneLine() {
    java.io.StringWriter err = new java.io.StringWriter();
    CommandLine command =
        new CommandLine(new Collapsar()).setErr(new java.io.PrintWriter(err, true));

    int code = Failures.handleError(new StackOverflowError(), command);

    assertThat(code).isEqualTo(3);
    assertThat(err.toString().lines().filter(line -> !line.startsWith("Details are in ")))
        .containsExactly(ErrorAdvice.of(new StackOverflowError()));
  }
}

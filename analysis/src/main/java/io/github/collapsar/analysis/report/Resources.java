package io.github.collapsar.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The parts of the page that are files: markup, style, scripts, and the chart library. */
final class Resources {

  /** In the order in which they run. */
  private static final List<String> SCRIPTS =
      List.of(
          "data.js",
          "format.js",
          "colours.js",
          "estimator.js",
          "cells.js",
          "panel.js",
          "curves.js",
          "detail.js",
          "table.js",
          "main.js");

  private Resources() {}

  static String markup() {
    return text("report.html");
  }

  static String style() {
    return text("report.css");
  }

  /** The page's own scripts as one, which sees nothing of the page's global names. */
  static String scripts() {
    return SCRIPTS.stream()
        .map(Resources::script)
        .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
  }

  /** One of the page's own scripts. */
  static String script(String name) {
    return text(name);
  }

  /** D3 from its WebJar, which states its version, with its licence. */
  static String d3() {
    Properties properties = new Properties();
    try (InputStream stream = open("/META-INF/maven/org.webjars.npm/d3/pom.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version");
    String folder = "/META-INF/resources/webjars/d3/" + version + "/";
    return "/*!\n" + text(folder + "LICENSE") + "*/\n" + text(folder + "dist/d3.min.js");
  }

  private static String text(String name) {
    try (InputStream stream = open(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream stream = Resources.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException(
          "Cannot write the report: %s is missing in the class path".formatted(name));
    }
    return stream;
  }
}

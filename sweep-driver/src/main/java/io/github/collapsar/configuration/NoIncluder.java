package io.github.collapsar.configuration;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import io.github.collapsar.codec.Problems;
import io.github.collapsar.codec.ValueOrigin;
import java.io.File;
import java.net.URL;

/** Includes nothing: every include becomes a problem, and what it names is not looked at. */
final class NoIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  private final String text;
  private final String source;
  private final Problems problems;

  /**
   * @param text that has the includes
   * @param source what to call the text in messages
   */
  NoIncluder(String text, String source, Problems problems) {
    this.text = text;
    this.source = source;
    this.problems = problems;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return refuse(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return refuse(what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return refuse(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return refuse(what);
  }

  private ConfigObject refuse(String what) {
    ValueOrigin origin = new ValueOrigin(source, LocalIncluder.lineOf(what, text.lines().toList()));
    problems.add(
        origin,
        "Cannot include %s (%s); stored results include nothing; put its text in its place"
            .formatted(what, origin));
    return ConfigFactory.empty().root();
  }
}

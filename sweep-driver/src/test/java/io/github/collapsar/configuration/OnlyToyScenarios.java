package io.github.collapsar.configuration;

import io.github.collapsar.scenario.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Hides the real scenarios during a test, so that messages which list them stay as they are when
 * scenarios are added.
 */
public final class OnlyToyScenarios implements BeforeEachCallback, AfterEachCallback {

  private ClassLoader before;

  @Override
  public void beforeEach(ExtensionContext context) {
    before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(new ToyLoader(before));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Thread.currentThread().setContextClassLoader(before);
  }

  private static final class ToyLoader extends ClassLoader {
    ToyLoader(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals("META-INF/services/" + Scenario.class.getName())
          ? Collections.enumeration(List.of(services()))
          : super.getResources(name);
    }

    private static URL services() throws MalformedURLException {
      return new URL(null, "toy:services", new Services());
    }
  }

  private static final class Services extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(
              ToyScenario.class.getName().getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }
}

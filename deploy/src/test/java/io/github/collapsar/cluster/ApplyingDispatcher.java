package io.github.collapsar.cluster;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Remembers objects, also those that a client applies, as Spark does: what is not there yet is
 * created, which the dispatcher above answers with "not found".
 */
final class ApplyingDispatcher extends KubernetesCrudDispatcher {

  @Override
  public MockResponse handlePatch(RecordedRequest request) {
    boolean there = findResource(getKey(pathOf(request))) != null;
    return there ? super.handlePatch(request) : handleCreate(creation(request));
  }

  private static String pathOf(RecordedRequest request) {
    return request.getPath().replaceFirst("[?].*", "");
  }

  private static RecordedRequest creation(RecordedRequest request) {
    try {
      String object = new YAMLMapper().readTree(request.getUtf8Body()).toString();
      return new RecordedRequest(
          request.getHttpVersion(),
          HttpMethod.POST,
          pathOf(request).replaceFirst("/[^/]*$", ""),
          request.getHeaders(),
          new Buffer().writeUtf8(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

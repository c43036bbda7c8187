package io.github.collapsar.execution;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;

/**
 * Shows Spark's web pages to this machine only. In local mode nobody else has business with them,
 * and Spark binds them to every address unless the environment says otherwise.
 *
 * <p>Spark makes it by its name, from the setting {@code spark.ui.filters}.
 */
public final class LoopbackOnly implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
      chain.doFilter(request, response);
    } else {
      ((HttpServletResponse) response)
          .sendError(HttpServletResponse.SC_FORBIDDEN, "Only this machine may look");
    }
  }
}

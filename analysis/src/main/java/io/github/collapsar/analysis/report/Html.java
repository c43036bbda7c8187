package io.github.collapsar.analysis.report;

import java.util.List;

/** Markup from text that may say anything. */
final class Html {

  private final StringBuilder markup = new StringBuilder();

  /** Markup as it is. */
  Html raw(String trusted) {
    markup.append(trusted);
    return this;
  }

  /** Text, escaped. */
  Html text(String text) {
    markup.append(escaped(text));
    return this;
  }

  /** An element around escaped text. */
  Html element(String tag, String text) {
    markup.append('<').append(tag).append('>').append(escaped(text));
    markup.append("</").append(tag).append('>');
    return this;
  }

  /** The beginning of a table that scrolls by itself. */
  Html table(String caption, List<String> headers) {
    markup.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    text(caption)
        .raw("\"><table><caption class=\"hidden\">")
        .text(caption)
        .raw("</caption><thead><tr>");
    headers.forEach(header -> raw("<th scope=\"col\">").text(header).raw("</th>"));
    return raw("</tr></thead><tbody>\n");
  }

  /** A row of escaped texts. */
  Html row(List<String> cells) {
    raw("<tr>");
    cells.forEach(cell -> element("td", cell));
    return raw("</tr>\n");
  }

  Html endTable() {
    return raw("</tbody></table></div>\n");
  }

  @Override
  public String toString() {
    return markup.toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

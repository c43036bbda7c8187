package io.github.collapsar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunDigestTest {

  private static final Coordinates COORDINATES =
      Coordinates.of(
          Map.of(
              "learning-rate", new Value.Real(0.1),
              "symmetry", new Value.Word("none"),
              "steps", new Value.Whole(20_000)));

  private static final Run RUN = new Run("quartic-well", 2, COORDINATES, 7, 3);

  @Test
  void isTheDigestOfItsCanonicalForm() throws Exception {
    String canonical =
        """
        collapsar-run 1
        scenario=quartic-well
        scenario-version=2
        learning-rate=0x1.999999999999ap-4
        steps=20000
        symmetry=none
        seed=7
        replicate=3
        """;
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));

    assertThat(RUN.id()).hasToString(HexFormat.of().formatHex(digest, 0, 16));
  }

  @Test
  void isTheSameAmongOthersAsAlone() {
    Coordinates faster = COORDINATES.with("learning-rate", new Value.Real(0.2));
    List<Run> runs =
        List.of(
            RUN,
            new Run("quartic-well", 2, faster, 7, 3),
            new Run("quartic-well", 2, faster, 7, 4),
            new Run("quartic-well", 2, faster, 8, 4),
            new Run("quartic-well", 3, faster, 8, 4),
            new Run("linear-vae", 3, faster, 8, 4),
            new Run("linear-vae", 3, Coordinates.of(Map.of()), 8, 4),
            RUN);

    assertThat(Run.ids(runs)).isEqualTo(runs.stream().map(Run::id).toList());
    assertThat(Run.ids(runs.subList(1, runs.size()))).doesNotHaveDuplicates();
  }
}

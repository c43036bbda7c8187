import io.github.collapsar.refinement.PhaseCounts;
import io.github.collapsar.refinement.Lattice;
import io.github.collapsar.refinement.Outcomes;
import io.github.collapsar.refinement.Refinement;
import io.github.collapsar.refinement.Request;
import io.github.collapsar.refinement.Rules;
import io.github.collapsar.refinement.Wave;
import io.github.collapsar.run.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints the runs that Collapsar's refinement asks for over a known grid, a line "x y replicates" each. */
final class Points {

  /** Takes a file of side · side · replicates bytes (0, 1, 2), side, replicates, coarse, islands, seed, most runs. */
  public static void main(String[] arguments) throws IOException {
    byte[] phases = Files.readAllBytes(Path.of(arguments[0]));
    int side = Integer.parseInt(arguments[1]);
    int replicates = Integer.parseInt(arguments[2]);
    int coarse = Integer.parseInt(arguments[3]);
    Outcomes outcomes =
        new Outcomes() {
          @Override
          public boolean exists(int panel, int x, int y) {
            return true;
          }

          @Override
          public PhaseCounts counts(int panel, int x, int y, int first) {
            PhaseCounts counts = PhaseCounts.NONE;
            for (int replicate = 0; replicate < first; replicate++) {
              counts = counts.plus(Phase.values()[phases[(y * side + x) * replicates + replicate]]);
            }
            return counts;
          }
        };
    Rules rules =
        new Rules(
            0.95,
            replicates,
            Double.parseDouble(arguments[4]),
            Long.parseLong(arguments[6]),
            Long.parseLong(arguments[5]));
    Refinement refinement =
        new Refinement(List.of(new Lattice(side, side, coarse, coarse)), rules, outcomes);
    StringBuilder text = new StringBuilder();
    int waves = 0;
    for (Optional<Wave> wave = refinement.next(); wave.isPresent(); wave = refinement.next()) {
      waves++;
      for (Request request : wave.get().requests()) {
        text.append(request.x()).append(' ').append(request.y()).append(' ').append(request.to()).append('\n');
      }
    }
    System.out.print(text);
    System.err.println(waves + " waves, " + refinement.ending());
  }
}

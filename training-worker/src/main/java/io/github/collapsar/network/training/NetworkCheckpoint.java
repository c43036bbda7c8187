package io.github.collapsar.network.training;

import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The bytes of a checkpoint: steps taken, notes, the curve, parameters, and the state of optimiser
 * and network. Random streams are not in it; they are drawn again up to the step.
 */
final class NetworkCheckpoint {

  private static final int FORMAT = 1;

  private NetworkCheckpoint() {}

  static byte[] of(
      long done,
      NetworkTraining training,
      Examination examination,
      List<Outcome.CurvePoint> curve) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeLong(done);
      write(out, examination.notes());
      out.writeInt(curve.size());
      for (Outcome.CurvePoint point : curve) {
        out.writeLong(point.step());
        Measured measured = point.measured();
        write(out, List.of(measured.names().numbers().stream().map(measured::number).toList()));
        write(out, measured.names().series().stream().map(name -> boxed(measured, name)).toList());
      }
      training.save(out);
      CRC32 sum = new CRC32();
      sum.update(bytes.toByteArray());
      out.writeLong(sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Restores a state.
   *
   * @return the steps taken; empty if the state is damaged or has another format, and nothing
   *     changed
   */
  static Optional<Long> restore(
      byte[] state,
      Measured.MeasurementNames names,
      NetworkTraining training,
      Examination examination,
      List<Outcome.CurvePoint> curve) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      if (!isWhole(state) || in.readInt() != FORMAT) {
        return Optional.empty();
      }
      long done = in.readLong();
      List<List<Double>> notes = read(in);
      for (int i = 0; i < notes.size(); i++) {
        examination.notes().get(i).addAll(notes.get(i));
      }
      int points = in.readInt();
      for (int i = 0; i < points; i++) {
        long step = in.readLong();
        curve.add(new Outcome.CurvePoint(step, measured(names, read(in).get(0), read(in))));
      }
      training.restore(in, done);
      return Optional.of(done);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a checkpoint whose sum is right", e);
    }
  }

  private static List<Double> boxed(Measured measured, String name) {
    return Arrays.stream(measured.series(name)).boxed().toList();
  }

  private static Measured measured(
      Measured.MeasurementNames names, List<Double> numbers, List<List<Double>> series) {
    Measured.Builder measured = names.measure();
    for (int i = 0; i < numbers.size(); i++) {
      measured.put(names.numbers().get(i), numbers.get(i));
    }
    for (int i = 0; i < series.size(); i++) {
      double[] values = series.get(i).stream().mapToDouble(Double::doubleValue).toArray();
      measured.put(names.series().get(i), values);
    }
    return measured.build();
  }

  private static boolean isWhole(byte[] state) {
    int length = state.length - Long.BYTES;
    if (length < 0) {
      return false;
    }
    CRC32 sum = new CRC32();
    sum.update(state, 0, length);
    return ByteBuffer.wrap(state).getLong(length) == sum.getValue();
  }

  private static void write(DataOutputStream out, List<List<Double>> lists) throws IOException {
    out.writeInt(lists.size());
    for (List<Double> list : lists) {
      out.writeInt(list.size());
      for (double value : list) {
        out.writeDouble(value);
      }
    }
  }

  private static List<List<Double>> read(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<List<Double>> lists = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = in.readInt();
      List<Double> list = new ArrayList<>(length);
      for (int j = 0; j < length; j++) {
        list.add(in.readDouble());
      }
      lists.add(list);
    }
    return lists;
  }
}

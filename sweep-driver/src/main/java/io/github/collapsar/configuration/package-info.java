/**
 * From a configuration file to an immutable {@link
 * io.github.collapsar.configuration.Configuration}, and back.
 *
 * <p>The door is {@link io.github.collapsar.configuration.Configuration#read}: it parses HOCON,
 * applies {@code --set} and checks everything, also what only the scenario or Spark SQL knows.
 * Whatever is wrong is reported at once. {@code SweepCodec}, {@code AxisCodec} and {@code
 * RefineCodec} declare the keys of their part once, for reading, writing and help, as diagrams and
 * figures do in the analysis; {@link io.github.collapsar.configuration.ConfigurationKeys} shows
 * them all.
 *
 * <p>Its {@link io.github.collapsar.configuration.Experiment} is what is trained and drawn, without
 * the settings of the machines that do it. What lies with results is read by {@link
 * io.github.collapsar.configuration.Experiment#readStored}, which resolves nothing: the results may
 * be a stranger's. {@link io.github.collapsar.configuration.Secrets} keeps secrets out of what is
 * written there.
 *
 * <p>A {@link io.github.collapsar.configuration.Sweep} says which runs are wanted: an {@link
 * io.github.collapsar.configuration.Axis} for every parameter of its scenario, and a {@link
 * io.github.collapsar.configuration.Condition} on them; a {@link
 * io.github.collapsar.configuration.Refine}, which part of a finer grid. Nothing here multiplies
 * axes; that is the plan's.
 */
package io.github.collapsar.configuration;

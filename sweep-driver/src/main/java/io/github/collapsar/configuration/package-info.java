/**
 * From a configuration file to an immutable {@link
 * io.github.collapsar.configuration.Configuration}.
 *
 * <p>The door is {@link io.github.collapsar.configuration.Configuration#read}: it parses HOCON,
 * applies {@code --set} overrides and checks everything, also what only the scenario or Spark SQL
 * knows. Whatever is wrong is reported at once, as the {@link
 * io.github.collapsar.configuration.Problem}s of a {@link
 * io.github.collapsar.configuration.ConfigurationException}.
 *
 * <p>Its {@link io.github.collapsar.configuration.Experiment} is what is trained and drawn, without
 * the settings of the machines that do it. What lies with results is read by {@link
 * io.github.collapsar.configuration.Experiment#readStored}, which resolves nothing: the results may
 * be a stranger's.
 *
 * <p>A {@link io.github.collapsar.configuration.Sweep} says which runs are wanted: an {@link
 * io.github.collapsar.configuration.Axis} for every parameter of its scenario. Nothing here
 * multiplies axes; that is the plan's.
 */
package io.github.collapsar.configuration;

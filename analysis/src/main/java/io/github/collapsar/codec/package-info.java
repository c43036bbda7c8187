/**
 * How a part of a configuration file is read, written back and explained, from one declaration of
 * each of its keys.
 *
 * <p>A {@link io.github.collapsar.codec.ConfigKey} says what a key is called, which {@link
 * io.github.collapsar.codec.ValueForm} its value has, its default and its meaning. A {@link
 * io.github.collapsar.codec.ConfigCodec} joins the keys of a record: it reads a {@link
 * io.github.collapsar.codec.ConfigSection} into {@link io.github.collapsar.codec.KeyValues} and
 * makes the record of them, and writes a record as HOCON. Forms that several records share are in
 * {@link io.github.collapsar.codec.ValueForms} and, where a scenario decides what is allowed, in
 * {@link io.github.collapsar.codec.ScenarioForms}; single values in {@link
 * io.github.collapsar.codec.SingleValues}; the text of values in {@link
 * io.github.collapsar.codec.HoconText}.
 *
 * <p>Nothing throws at the first fault: {@link io.github.collapsar.codec.Problems} gathers each
 * {@link io.github.collapsar.codec.Problem} with its {@link io.github.collapsar.codec.ValueOrigin}
 * and the {@link io.github.collapsar.codec.NearestWord}, and ends in one {@link
 * io.github.collapsar.codec.ConfigurationException}.
 */
package io.github.collapsar.codec;

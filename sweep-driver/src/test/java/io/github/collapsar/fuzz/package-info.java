/**
 * Hostile inputs: what nobody should write, and what must come out all the same.
 *
 * <p>{@code ConfigurationFuzzTest} mutates the configurations of {@code conf/} and the small
 * hostile ones of {@code resources/fuzz/hostile}, and holds {@code plan} to {@code PlanRule}. An
 * input that broke the rule is kept in {@code resources/fuzz/found} and tried in every build.
 * {@code -Dfuzz.seconds=600} goes on for as long, {@code -Dfuzz.seed} elsewhere.
 */
package io.github.collapsar.fuzz;

/** JMH benchmarks; see CONTRIBUTING.md for how to run them. */
package io.github.collapsar.benchmark;

/**
 * Sweeps on real clusters: {@link io.github.collapsar.cluster.Spark} is an installation of Spark
 * without anything of ours, {@link io.github.collapsar.cluster.StandaloneCluster} a master with
 * workers started from it, {@link io.github.collapsar.cluster.SmallSweep} what is trained there
 * with spark-submit and must come out as in local mode.
 */
package io.github.collapsar.cluster;

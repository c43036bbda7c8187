package io.github.collapsar.results;

import java.time.Instant;

/**
 * Where, when and by what a pack was trained: the provenance columns of its rows.
 *
 * @param engine the engine's word
 * @param packId the pack's name
 * @param attempt the attempt of the task, from 0
 * @param host the executor's host name
 * @param startedAt when the pack's training began
 * @param version Collapsar's version
 */
public record Circumstances(
    String engine, String packId, int attempt, String host, Instant startedAt, String version) {}

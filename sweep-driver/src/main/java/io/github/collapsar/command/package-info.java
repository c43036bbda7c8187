/**
 * The command line.
 *
 * <p>{@link io.github.collapsar.command.Main} is where a JVM starts; {@code Collapsar} is the
 * command with one class for each subcommand. What a user asked for goes to standard output, all
 * else to standard error, and logs to a file that {@code LogFile} chooses. {@code Failures} turns
 * what is thrown into one message and an exit code: 0 done, 1 some runs failed, 2 wrong usage or
 * configuration, 3 cannot go on. What a person sees is in {@code command.terminal}.
 *
 * <p>Commands that look at results take {@code StoredExperiment} from the directory and nothing
 * else: what Spark does, they have from whoever starts them (docs/security.md).
 */
package io.github.collapsar.command;

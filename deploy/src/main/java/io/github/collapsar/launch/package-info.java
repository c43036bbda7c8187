/**
 * The way from {@code bin/collapsar} into the command line: {@link
 * io.github.collapsar.launch.Launch} gives the program the terminal back that the start script had
 * to keep from the JVM's own announcements. Under spark-submit, {@code
 * io.github.collapsar.command.Main} is started directly and nothing here runs.
 */
package io.github.collapsar.launch;

/**
 * Who works on a result directory, and on what.
 *
 * <p>A {@link io.github.collapsar.results.lease.Lease} keeps a second sweep off the directory;
 * {@link io.github.collapsar.results.lease.LeaseTaking} comes to hold one. An {@link
 * io.github.collapsar.results.lease.Attempt} marks a pack that is being trained; {@link
 * io.github.collapsar.results.lease.Attempts} has all marks. Both say by {@code LeaseHolder} which
 * process it is.
 */
package io.github.collapsar.results.lease;

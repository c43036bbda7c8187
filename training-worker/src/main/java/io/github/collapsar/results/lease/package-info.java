/**
 * Who works on a result directory, and on what.
 *
 * <p>A {@link io.github.collapsar.results.lease.Lease} keeps a second sweep off the directory;
 * {@code LeaseTaking} decides whether one can be had. An {@link
 * io.github.collapsar.results.lease.Attempt} marks a pack that is being trained, and {@link
 * io.github.collapsar.results.lease.Attempts} has all such marks: one that stays tells which pack
 * may have killed its process. Both name the process by a {@code LeaseHolder}.
 */
package io.github.collapsar.results.lease;

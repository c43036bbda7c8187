/** A scenario in a jar of its own one of whose runs ends its process, on a real cluster. */
package io.github.collapsar.poison;

/** The arithmetic on the vector unit; reached by name only, so that the module may be absent. */
package io.github.collapsar.twolayer.vector;

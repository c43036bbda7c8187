/** Whether this JVM has the Vector API, and which form of an arithmetic to use because of it. */
package io.github.collapsar.vectorization;

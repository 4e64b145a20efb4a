package org.onsale.loadtest.target;

import java.util.OptionalLong;

/**
 * What bounds a load generator.
 *
 * @param openFiles sockets and files the process may hold at once; empty where the system does not tell
 * @param ports of its own for connections to one address; empty where the system does not tell
 * @param heapBytes most the process may use
 * @param diskBytes free where results are written
 */
public record Limits(int processors, OptionalLong openFiles, OptionalLong ports, long heapBytes, long diskBytes) {}

package org.onsale.redis.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports below those the system hands out. A port the system chose is free only for the moment: before somebody
 * listens there it may have become the own end of any connection of this machine.
 */
public final class LowPorts {

    private static final int FROM = 10_100;
    private static final int TO = 20_000;
    private static final int TRIES = 100;

    /** Nobody may listen yet where somebody is going to. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LowPorts() {}

    /** @param offsets of further ports above it that must be free, too, and are wanted as well */
    public static int find(int... offsets) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (take(port, offsets)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port from " + FROM + " to " + TO);
    }

    private static synchronized boolean take(int port, int... offsets) {
        if (!isFree(port)) {
            return false;
        }
        for (int offset : offsets) {
            if (!isFree(port + offset)) {
                return false;
            }
        }
        GIVEN.add(port);
        for (int offset : offsets) {
            GIVEN.add(port + offset);
        }
        return true;
    }

    private static boolean isFree(int port) {
        if (GIVEN.contains(port)) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException e) {
            return false;
        }
    }
}

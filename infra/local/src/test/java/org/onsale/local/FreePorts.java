package org.onsale.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody used a moment ago. */
public final class FreePorts {

    private static final int TRIES = 50;

    private FreePorts() {}

    public static int one() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose neighbour 1000 above is free as well. */
    static int withManagement() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = one();
            int management = port + LocalSettings.MANAGEMENT_OFFSET;
            if (management <= 65_535 && isFree(management)) {
                return port;
            }
        }
        throw new IllegalStateException("no free pair of ports found");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

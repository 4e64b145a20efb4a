package org.onsale.shop.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address in front of a service that can be led to another one, cut, or made to answer nothing. */
public final class Front implements AutoCloseable {
    private static final int CUT = 0;
    private static final int STALLED = -1;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;

    private Front(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    public static Front to(int port) {
        try {
            Front front = new Front(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            daemon(front::accept);
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that leads nowhere yet. */
    public static Front cutOff() {
        return to(CUT);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public void leadTo(int port) {
        target = port;
        open.forEach(Front::closed);
    }

    public void cut() {
        leadTo(CUT);
    }

    public void stall() {
        leadTo(STALLED);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                connect(client, target);
            } catch (IOException e) {
                // The next connection may succeed; when this front is closed the loop ends.
            }
        }
    }

    private void connect(Socket client, int port) throws IOException {
        if (port == CUT) {
            closed(client);
        } else if (port != STALLED) {
            Socket service = new Socket(InetAddress.getLoopbackAddress(), port);
            open.add(service);
            daemon(() -> pump(client, service));
            daemon(() -> pump(service, client));
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of both hung up; then the other one is of no use either.
        } finally {
            closed(from);
            closed(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "front");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closed(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed(server);
        open.forEach(Front::closed);
    }
}

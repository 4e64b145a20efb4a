package org.onsale.loadtest.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers each request, read up to its blank line, by what the manner does; then again on the same connection. */
final class TinyServer implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** How a request is answered. */
    @FunctionalInterface
    interface Manner {
        /** @return whether the connection stays */
        boolean answer(int request, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Manner manner;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    TinyServer(Manner manner) throws IOException {
        this.manner = manner;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    static Manner always(String answer) {
        return (request, out) -> {
            out.write(answer.getBytes(US_ASCII));
            return true;
        };
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            for (int request = 0; hasRequest(connection.getInputStream()); request++) {
                if (!manner.answer(request, connection.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client is gone, or the test is over.
        }
    }

    private static boolean hasRequest(InputStream in) throws IOException {
        int ends = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
            if (ends == 2) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}

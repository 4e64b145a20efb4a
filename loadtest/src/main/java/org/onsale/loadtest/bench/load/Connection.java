package org.onsale.loadtest.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection to a port of this machine with at most one request under way. */
final class Connection {
    static final int LONGEST_REQUEST = 8 * 1024;
    static final int LONGEST_ANSWER = 64 * 1024;

    private final int port;
    private final Selector selector;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_REQUEST);
    private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_ANSWER);
    private final ResponseReader reader = new ResponseReader();
    private SocketChannel channel;
    private SelectionKey key;
    private long sentAtNanos;
    private boolean underWay;

    Connection(int port, Selector selector) throws IOException {
        this.port = port;
        this.selector = selector;
        this.channel = connected();
        this.key = registered();
    }

    private SocketChannel connected() throws IOException {
        SocketChannel fresh = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.configureBlocking(false);
        return fresh;
    }

    private SelectionKey registered() throws IOException {
        return channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Connects anew; what was under way is given up. */
    void reopen() throws IOException {
        close();
        rest();
        channel = connected();
        key = registered();
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }

    /** @return false if there is no request left */
    boolean send(Requests requests, long nowNanos) throws IOException {
        out.clear();
        if (!requests.next(out)) {
            return false;
        }
        out.flip();
        sentAtNanos = nowNanos;
        underWay = true;
        writeOn();
        return true;
    }

    /** After an answer: ready for the next request. */
    void rest() {
        underWay = false;
        reader.reset();
        in.clear();
    }

    boolean isUnderWay() {
        return underWay;
    }

    private void writeOn() throws IOException {
        channel.write(out);
        int wanted = out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Goes on with what can be gone on with. @return whether the answer is complete */
    boolean isAnswered() throws IOException {
        if (key.isWritable()) {
            writeOn();
        }
        if (!key.isReadable()) {
            return false;
        }
        if (channel.read(in) < 0) {
            throw new IOException("closed by the server");
        }
        if (!underWay) {
            throw new IOException("bytes that nobody asked for");
        }
        return reader.isComplete(in);
    }

    long sentAtNanos() {
        return sentAtNanos;
    }

    int status() {
        return reader.status();
    }

    ByteBuffer body() {
        return reader.body(in);
    }
}

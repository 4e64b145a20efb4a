package org.onsale.admission.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends requests as they are written, even such as no proper client lets pass; over one connection while it lasts. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MS = 15_000;

    private final int port;
    private Socket socket = new Socket();
    private InputStream answers = InputStream.nullInputStream();

    /** @param headers as they were sent, names in lower case */
    public record Answer(int status, List<Map.Entry<String, String>> headers) {
        /** The values of a header, in order. */
        public List<String> all(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        public Optional<String> location() {
            return all("location").stream().findFirst();
        }
    }

    public RawHttp(int port) {
        this.port = port;
    }

    public Answer get(String target, Map<String, String> headers) {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        if (!headers.containsKey("Host")) {
            request.append("Host: localhost\r\n");
        }
        try {
            return send(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(target, e);
        }
    }

    private Answer send(byte[] request) throws IOException {
        if (!socket.isConnected() || socket.isClosed()) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            answers = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(request);
        Answer answer = read();
        if (answer.all("connection").contains("close")) {
            socket.close();
        }
        return answer;
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(":", 2);
            headers.add(Map.entry(header[0].toLowerCase(Locale.ROOT), header[1].strip()));
        }
        Answer answer = new Answer(status, headers);
        answers.skipNBytes(answer.all("content-length").stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0));
        return answer;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = answers.read(); character != '\n'; character = answers.read()) {
            if (character < 0) {
                throw new IOException("the connection ended after \"" + line + "\"");
            }
            line.append((char) character);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package org.onsale.loadtest.target;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.loadtest.options.Target;

/** The Redis behind the system under test: counts its commands, and empties it on purpose. */
public final class RedisProbe implements AutoCloseable {
    private static final Pattern CALLS = Pattern.compile("cmdstat_[^:]+:calls=(\\d+)");

    private final URI uri;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    public RedisProbe(URI uri) {
        this.uri = uri;
        this.client = RedisClient.create(uri.toString());
        this.connection = client.connect();
    }

    /** Commands executed so far, those inside scripts included. */
    public long commands() {
        Matcher line = CALLS.matcher(connection.sync().info("commandstats"));
        long calls = 0;
        while (line.find()) {
            calls += Long.parseLong(line.group(1));
        }
        return calls;
    }

    /** CPU time, user and system, used by the server so far. */
    public double cpuSeconds() {
        String info = connection.sync().info("cpu");
        return figure(info, "used_cpu_user") + figure(info, "used_cpu_sys");
    }

    /** Bytes the server has allocated, data and all else. */
    public long memoryBytes() {
        return (long) figure(connection.sync().info("memory"), "used_memory");
    }

    static double figure(String info, String name) {
        return info.lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(name.length() + 1).strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("INFO does not tell " + name));
    }

    public long keys() {
        return connection.sync().dbsize();
    }

    /** A command that starts this server with its configuration file and these settings. */
    List<String> startedAs(List<String> settings) {
        List<String> command = new ArrayList<>(List.of(program()));
        String file = told("server", "config_file");
        if (!file.isEmpty()) {
            command.add(file);
        }
        for (String name : settings) {
            String value = connection.sync().configGet(name).getOrDefault(name, "");
            command.addAll(List.of("--" + name, value));
        }
        return command;
    }

    /**
     * What INFO tells is not where a server found on the PATH is, and the process may be told of by another of its names:
     * Debian has one program for server and checker.
     */
    private String program() {
        String told = told("server", "executable");
        if (Files.isExecutable(Path.of(told))) {
            return told;
        }
        return ProcessHandle.of(Long.parseLong(told("server", "process_id")))
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .map(running -> running.resolveSibling(Path.of(told).getFileName()))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException("Where the program of Redis is cannot be told"));
    }

    private String told(String section, String name) {
        return connection
                .sync()
                .info(section)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    void shutdown(boolean save) {
        connection.sync().shutdown(save);
    }

    /** Removes all data. Only on this machine. */
    public void flushAll() {
        if (!Target.isLoopback(uri)) {
            throw new IllegalStateException(uri + " is not on this machine: it is not emptied");
        }
        connection.sync().flushall();
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}

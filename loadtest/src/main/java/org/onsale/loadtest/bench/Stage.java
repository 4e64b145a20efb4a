package org.onsale.loadtest.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onsale.loadtest.bench.reference.BareNetty;
import org.onsale.loadtest.bench.reference.BareWebFlux;
import org.onsale.loadtest.bench.reference.Ready;
import org.onsale.loadtest.options.Target;

/** All servers of a run, each a process of its own on a free port; closing ends them in reverse order. Thread-safe. */
final class Stage implements AutoCloseable {
    private static final int MANAGEMENT_OFFSET = 1_000;

    private static final String BUSY_IS_NOT_AWAY = "10s";
    private static final String NO_LIMIT = "1000000";

    private final Path home;
    private final Path logs;
    private final Path java;
    private final List<String> javaOptions;
    private final String adminToken = UUID.randomUUID().toString();
    private final Deque<Server> running = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param home the checkout, with the services' jars built
     * @param logs an existing folder
     * @param java the program that runs every Java server
     * @param javaOptions of every Java server
     */
    Stage(Path home, Path logs, Path java, List<String> javaOptions) {
        this.home = home;
        this.logs = logs;
        this.java = java;
        this.javaOptions = javaOptions;
    }

    private synchronized Server keep(Server server) {
        running.push(server);
        if (closed) {
            close();
            throw new CannotRun("stopped while it was starting");
        }
        return server;
    }

    Optional<Server> nginx() {
        return Programs.find("nginx").map(program -> {
            Server nginx = keep(Nginx.start(program, logs));
            return nginx.awaitReady(() -> accepts(nginx.port()));
        });
    }

    Server bareNetty() {
        return reference("reactor-netty", BareNetty.class);
    }

    Server bareWebFlux() {
        return reference("webflux", BareWebFlux.class);
    }

    private Server reference(String name, Class<?> main) {
        List<String> command = new ArrayList<>(javaCommand());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Server server = keep(Server.start(name, command, Map.of(), logs.resolve(name + ".log"), 0));
        server.awaitReady(() -> told(server).isPresent());
        return server.on(told(server).orElseThrow());
    }

    private static Optional<Integer> told(Server server) {
        return server.logged().stream()
                .filter(line -> line.startsWith(Ready.LISTENS))
                .map(line -> Integer.valueOf(line.substring(Ready.LISTENS.length())))
                .findFirst();
    }

    Server redis() {
        Server redis = keep(Redis.start(logs));
        return redis.awaitReady(() -> accepts(redis.port()));
    }

    /** @param jar empty: the one that was built */
    Server service(String module, Optional<Path> jar, Server redis) {
        int port = servicePort();
        List<String> command = new ArrayList<>(javaCommand());
        command.addAll(List.of("-jar", jar.orElseGet(() -> built(module)).toString()));
        Map<String, String> environment = Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "SERVER_ADDRESS",
                "127.0.0.1",
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(port + MANAGEMENT_OFFSET),
                "MANAGEMENT_SERVER_ADDRESS",
                "127.0.0.1",
                "SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE",
                "2s",
                "ONSALE_REDIS_URI",
                uri(redis),
                "ONSALE_REDIS_TIMEOUT",
                BUSY_IS_NOT_AWAY,
                "ONSALE_JOINS_PER_SECOND",
                NO_LIMIT,
                "ONSALE_ADMIN_TOKEN",
                adminToken);
        return keep(Server.start(module, command, environment, logs.resolve(module + ".log"), port));
    }

    private Path built(String module) {
        return home.resolve(module).resolve("target").resolve(module + "-1.0.0-SNAPSHOT-exec.jar");
    }

    private static int servicePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = FreePort.any();
            if (port + MANAGEMENT_OFFSET <= 65_535 && !accepts(port + MANAGEMENT_OFFSET)) {
                return port;
            }
        }
        throw new CannotRun("there are no two free ports " + MANAGEMENT_OFFSET + " apart");
    }

    Target target(Server admission, Server waitingRoom, Server redis) {
        awaitHealthy(admission);
        awaitHealthy(waitingRoom);
        return new Target(
                URI.create("http://127.0.0.1:" + admission.port()),
                URI.create("http://127.0.0.1:" + waitingRoom.port()),
                adminToken,
                Optional.of(URI.create(uri(redis))));
    }

    private static String uri(Server redis) {
        return "redis://127.0.0.1:" + redis.port();
    }

    private List<String> javaCommand() {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(javaOptions);
        return command;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitHealthy(Server server) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + (server.port() + MANAGEMENT_OFFSET) + "/actuator/health/readiness"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        server.awaitReady(() -> isOk(http, request));
    }

    private static boolean isOk(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(Server::end);
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}

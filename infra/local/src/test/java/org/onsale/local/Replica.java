package org.onsale.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One more node of a service of a running installation, in a process of its own. */
final class Replica implements AutoCloseable {

    private final Service service;
    private final int port;

    private Replica(Service service, int port) {
        this.service = service;
        this.port = port;
    }

    /** Does not wait until it is ready, so that several start at once. */
    static Replica start(LocalRun run, String name) {
        int port = FreePorts.withManagement();
        Path jar = new Jars(Path.of(System.getProperty("onsale.home"))).runnable(name);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(run.settings().javaOptions());
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> environment =
                ServiceEnvironment.of(run.settings(), run.redisUri(), run.site().address(), port);
        Path log = run.logs().resolve(name + "-" + port + ".log");
        return new Replica(
                Service.start(name, command, port + LocalSettings.MANAGEMENT_OFFSET, log, environment), port);
    }

    Replica awaitReady() throws InterruptedException {
        service.awaitReady(System.out::println);
        return this;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** As when the machine it runs on is gone: it finishes nothing. */
    void die() {
        service.process().destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        Service.stop(List.of(service));
    }
}

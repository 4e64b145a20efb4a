package org.onsale.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.api.WaitingRoomApi;
import org.onsale.local.crowd.Crowd;
import org.onsale.local.site.Site;
import org.onsale.local.site.SiteSettings;
import org.onsale.redis.EmbeddedRedis;

/** Everything on one machine: Redis, both services, the demo event, the site, the crowd; started in this order. */
final class LocalRun implements AutoCloseable {

    private final LocalSettings settings;
    private final Jars jars;
    private final DemoEvent demo;
    private final Consumer<String> progress;
    private final Started started = new Started();
    private final SiteSettings site;
    /** Completed with what ended when a part ends that should not have. */
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    private volatile boolean closing;
    private String redisUri = "";
    private Path logs = Path.of("");

    LocalRun(LocalSettings settings, Jars jars, DemoEvent demo, Consumer<String> progress) {
        this.settings = settings;
        this.jars = jars;
        this.demo = demo;
        this.progress = progress;
        this.site = new SiteSettings(
                settings.sitePort(),
                DemoEvent.ID.value(),
                settings.publicAdmission(),
                settings.publicWaitingRoom(),
                demo.graceSeconds(),
                Long.toString(System.currentTimeMillis(), Character.MAX_RADIX),
                settings.issuer());
    }

    /**
     * Starts all parts; blocks until the demo can be used.
     *
     * @throws CannotStart with the reason; close this run then, too
     */
    void start() throws InterruptedException {
        LogFolder folder = started.add(LogFolder.open(settings.logs()));
        failure.thenRun(folder::keep);
        logs = folder.path();
        redisUri = settings.redisUri().orElseGet(this::startRedis);
        try {
            startServices(folder);
            demo.declare(settings, site.address());
        } catch (CannotStart e) {
            if (!closing) {
                folder.keep();
            }
            throw e;
        }
        AdmissionApi admission = new AdmissionApi("http://127.0.0.1:" + settings.admissionPort());
        WaitingRoomApi waitingRoom = new WaitingRoomApi("http://127.0.0.1:" + settings.waitingRoomPort());
        started.add(Site.start(site, admission));
        started.add(Crowd.start(settings.crowd(), DemoEvent.ID.value(), admission, waitingRoom));
    }

    private String startRedis() {
        try {
            EmbeddedRedis redis = started.add(EmbeddedRedis.start(settings.redisPort()));
            ProcessHandle.of(redis.pid()).ifPresent(process -> process.onExit().thenRun(() -> fail("Redis ended.")));
            progress.accept("Redis is ready on port " + redis.port() + " (" + redis.program() + ")");
            return redis.uri();
        } catch (IllegalStateException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private void startServices(LogFolder folder) throws InterruptedException {
        progress.accept("starting admission-service and waiting-room-service, logs in " + logs);
        Instant start = Instant.now();
        List<Service> services = new ArrayList<>();
        started.add(() -> Service.stop(services));
        services.add(service("admission-service", settings.admissionPort(), folder));
        services.add(service("waiting-room-service", settings.waitingRoomPort(), folder));
        for (Service service : services) {
            service.awaitReady(progress);
            progress.accept(service.name() + " is ready (" + seconds(start) + " s)");
        }
        services.forEach(
                service -> service.process().onExit().thenRun(() -> fail(service.name() + " " + service.howItEnded())));
    }

    private Service service(String name, int port, LogFolder folder) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(settings.javaOptions());
        command.addAll(List.of("-jar", jars.runnable(name).toString()));
        Map<String, String> environment = ServiceEnvironment.of(settings, redisUri, site.address(), port);
        return Service.start(name, command, port + LocalSettings.MANAGEMENT_OFFSET, folder.file(name), environment);
    }

    private void fail(String what) {
        if (!closing) {
            failure.complete(what);
        }
    }

    private static String seconds(Instant start) {
        return "%.1f".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }

    /** Blocks until a part ends by itself; says which, and why. */
    String awaitFailure() {
        return failure.join();
    }

    /** True from the moment it is told to stop. */
    boolean isClosing() {
        return closing;
    }

    LocalSettings settings() {
        return settings;
    }

    SiteSettings site() {
        return site;
    }

    DemoEvent demo() {
        return demo;
    }

    String redisUri() {
        return redisUri;
    }

    Path logs() {
        return logs;
    }

    /** Stops all of it in reverse order; takes a few seconds at most. */
    @Override
    public void close() {
        closing = true;
        started.close();
    }
}

package org.onsale.loadtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.onsale.loadtest.bench.reference.Ready;

/** nginx answering {@code return 200} in one process, with a configuration of its own. */
final class Nginx {
    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log %1$s/nginx-error.log warn;
            events { worker_connections 4096; }
            http {
              access_log off;
              keepalive_requests 1000000000;
              keepalive_timeout 75s;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d;
                location / { default_type application/json; return 200 '%3$s'; }
              }
            }
            """;

    private Nginx() {}

    static Server start(Path program, Path folder) {
        int port = FreePort.any();
        Path configuration = folder.resolve("nginx.conf");
        try {
            Files.writeString(configuration, CONFIGURATION.formatted(folder, port, Ready.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of(
                program.toString(),
                "-e",
                folder.resolve("nginx-error.log").toString(),
                "-p",
                folder.toString(),
                "-c",
                configuration.toString());
        return Server.start("nginx", command, Map.of(), folder.resolve("nginx.log"), port);
    }
}

package org.onsale.waitingroom.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Serves the OpenAPI description of this service: the file as it was written, and the same as JSON. */
@RestController
final class DescriptionController {

    private static final String FILE = "openapi/waiting-room-service.yaml";
    private static final CacheControl SHARED =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final ResponseEntity<byte[]> yaml;
    private final Mono<ResponseEntity<byte[]>> json;

    /** JSON is made when it is first asked for: that takes longer than the start of a service should wait. */
    DescriptionController(JsonMapper mapper) {
        byte[] file = read();
        this.yaml = answer(file);
        this.json = Mono.fromSupplier(() -> answer(mapper.writeValueAsBytes(parsed(file))))
                .subscribeOn(Schedulers.boundedElastic())
                .cache();
    }

    private static Object parsed(byte[] yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8));
    }

    private static byte[] read() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is part of this service and cannot be read", e);
        }
    }

    @GetMapping(path = "/openapi.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    ResponseEntity<byte[]> yaml() {
        return yaml;
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<byte[]>> json() {
        return json;
    }

    /** Spring answers 304 by itself where the entity tag is known. */
    private static ResponseEntity<byte[]> answer(byte[] content) {
        return ResponseEntity.ok()
                .cacheControl(SHARED)
                .eTag(DigestUtils.md5DigestAsHex(content))
                .body(content);
    }
}

package org.onsale.admission.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.onsale.admission.application.CallsRoll;
import org.onsale.admission.application.Happenings;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.application.Passes;
import org.onsale.admission.metrics.Metrics;
import org.onsale.admission.passes.PassKeys;
import org.onsale.admission.passes.SignedPasses;
import org.onsale.admission.redis.SettingsNotices;
import org.onsale.admission.redis.SignedRoll;
import org.onsale.admission.schedule.Clockwork;
import org.onsale.admission.schedule.Rounds;
import org.onsale.redis.NodeSigns;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.ThisNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The node, its passes, its figures and its clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Installation.class)
class NodeConfiguration {
    private static final Logger log = LoggerFactory.getLogger(NodeConfiguration.class);
    private static final String SERVICE = "admission-service";
    private static final Duration BETWEEN_AUTOPILOT_ROUNDS = Duration.ofSeconds(1);

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    PassKeys passKeys(Installation installation) {
        if (installation.passKey().isBlank()) {
            log.warn("ONSALE_PASS_KEY is not set: passes are signed with a key that ends with this process.");
            return PassKeys.random();
        }
        try {
            return PassKeys.parse(installation.passKey());
        } catch (IllegalArgumentException e) {
            throw new UnreadableSetting("ONSALE_PASS_KEY", String.valueOf(e.getMessage()));
        }
    }

    @Bean
    Passes passes(PassKeys keys, InstantSource clock) {
        return new SignedPasses(keys, clock);
    }

    @Bean
    Metrics metrics(MeterRegistry registry) {
        return new Metrics(registry);
    }

    @Bean
    AdmissionNode admissionNode(
            RedisAccess redis,
            Passes passes,
            Happenings happenings,
            Installation installation,
            InstantSource clock,
            RandomGenerator random) {
        return AdmissionNode.of(redis, passes, happenings, installation.longestHold(), clock, random);
    }

    @Bean
    KnownEvents knownEvents(AdmissionNode node) {
        return node.events();
    }

    @Bean
    Rounds autopilotRounds(AdmissionNode node) {
        return new Rounds(
                "autopilot", BETWEEN_AUTOPILOT_ROUNDS, 1, node.autopiloting().round());
    }

    @Bean
    NodeSigns nodeSigns(RedisAccess redis) {
        return new NodeSigns(redis);
    }

    @Bean
    CallsRoll callsRoll(NodeSigns signs) {
        return new SignedRoll(signs);
    }

    @Bean
    ThisNode thisNode(NodeSigns signs, InstantSource clock, Environment environment) {
        return new ThisNode(
                signs, SERVICE, clock.instant(), () -> environment.getProperty("local.server.port", Integer.class, 0));
    }

    @Bean
    Clockwork clockwork(
            AdmissionNode node, RedisAccess redis, Installation installation, JsonMapper json, ThisNode thisNode) {
        return new Clockwork(
                node.tending(),
                node.operating(),
                new SettingsNotices(redis).changes(),
                DeclaredEvents.read(installation.events(), json),
                thisNode);
    }
}

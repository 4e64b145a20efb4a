package org.onsale.contract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import reactor.netty.NettyPipeline;

/**
 * Watches any service that starts with this module on its class path, by its own description:
 * {@code openapi/<spring.application.name>.yaml}.
 */
@AutoConfiguration
public class ContractAutoConfiguration {
    /** Tests start many services of one kind. */
    private static final Map<String, Contract> CONTRACTS = new ConcurrentHashMap<>();

    @Bean
    NettyServerCustomizer contractWatch(Environment environment) {
        String name = environment.getRequiredProperty("spring.application.name");
        Contract contract =
                CONTRACTS.computeIfAbsent("openapi/" + name + ".yaml", file -> new Contract(Description.load(file)));
        return server -> server.doOnChannelInit((observer, channel, address) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "contract-watch", new ContractWatch(contract)));
    }
}

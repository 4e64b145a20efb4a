package org.onsale.admission.signin;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where requests come from. {@code X-Forwarded-For} is believed only from listed proxies, and only as far as they vouch
 * for it: read from its end, the first address that is no listed proxy's.
 */
public final class SourceAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> proxies;

    /**
     * One address.
     *
     * @param text as people write it
     * @param network what one sender surely holds: the address, or of IPv6 the /64 it is in
     */
    record Source(String text, String network) {}

    private SourceAddresses(List<IpSubnetFilterRule> proxies) {
        this.proxies = proxies;
    }

    /**
     * With these proxies.
     *
     * @param proxies addresses, or networks such as 10.0.0.0/8
     * @throws IllegalArgumentException naming the one that is neither
     */
    public static SourceAddresses behind(List<String> proxies) {
        return new SourceAddresses(proxies.stream().map(SourceAddresses::rule).toList());
    }

    private static IpSubnetFilterRule rule(String text) {
        String[] parts = text.split("/", 2);
        InetAddress address = address(parts[0])
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is neither an address nor a network such as 10.0.0.0/8"));
        int bits = 8 * address.getAddress().length;
        try {
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" must end with a number from 0 to " + bits, e);
        }
    }

    Source of(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        InetAddress address = peer == null ? InetAddress.getLoopbackAddress() : peer.getAddress();
        List<String> forwarded = request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        for (int i = forwarded.size() - 1; i >= 0 && isProxy(address); i--) {
            Optional<InetAddress> next = address(forwarded.get(i));
            if (next.isEmpty()) {
                break;
            }
            address = next.get();
        }
        return source(address);
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(new InetSocketAddress(address, 0)));
    }

    /** Never asks for a name. */
    private static Optional<InetAddress> address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Source source(InetAddress address) {
        byte[] bytes = address.getAddress();
        String text = NetUtil.toAddressString(address);
        return bytes.length <= IPV6_NETWORK_BYTES
                ? new Source(text, text)
                : new Source(text, Arrays.toString(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)));
    }
}

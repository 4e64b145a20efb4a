package org.onsale.contract;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A call that an operation takes, made from the examples of its description, but for whose credential it carries. */
public final class RightCall {
    private final Description description;
    private final Operation operation;
    private final Map<String, String> values;

    private RightCall(Description description, Operation operation, Map<String, String> values) {
        this.description = description;
        this.operation = operation;
        this.values = values;
    }

    /**
     * One of each operation whose path is wanted.
     *
     * @param values of parameters by name; the others are taken from the examples
     */
    public static List<RightCall> all(Description description, Predicate<String> path, Map<String, String> values) {
        return description.operations().stream()
                .filter(operation -> path.test(operation.path()))
                .map(operation -> new RightCall(description, operation, values))
                .toList();
    }

    /** The operation's id. */
    public String id() {
        return operation.id();
    }

    /** Whether it only reads. */
    public boolean reads() {
        return operation.method().equalsIgnoreCase("get");
    }

    /** @param authorization value of that header; empty for none */
    public HttpRequest at(String address, String authorization) {
        RightRequest request = RightRequest.of(description, operation, values, Map.of());
        return (authorization.isEmpty() ? request : request.header("Authorization", authorization)).at(address);
    }

    @Override
    public String toString() {
        return operation.toString();
    }
}

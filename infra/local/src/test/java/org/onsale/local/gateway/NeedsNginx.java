package org.onsale.local.gateway;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips tests where there is no nginx, before anything is started for them, and says so; with CI=true they are run, and
 * fail.
 */
final class NeedsNginx implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Nginx.find().isPresent()) {
            return ConditionEvaluationResult.enabled("there is an nginx");
        }
        if ("true".equals(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled(Nginx.MISSING + "; with CI=true the tests must run");
        }
        System.out.println("SKIPPED " + context.getDisplayName() + ": " + Nginx.MISSING);
        return ConditionEvaluationResult.disabled(Nginx.MISSING);
    }
}

package io.billfold.buildauditpackage;

import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Triggers;

/** The queue of packages to make, and the routes {@code /audit-packages}. */
public final class BuildAuditPackageFunction extends LambdaFunction {
    public BuildAuditPackageFunction() {
        super(
                beans ->
                        Triggers.calls(beans.getBean(PackageCall.class)::answer)
                                .andEachMessage(beans.getBean(BuildAuditPackage.class)::handle));
    }
}

using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Gcp.Sources.Audit;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Gcp;

public class AuditReaderTests
{
    [Theory]
    [InlineData("iam.googleapis.com", "google.iam.admin.v1.CreateServiceAccountKey", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("iam.googleapis.com", "google.iam.admin.v1.GetServiceAccount", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("compute.googleapis.com", "v1.compute.disks.setIamPolicy", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("iam.googleapis.com", "google.iam.admin.v1.SetIAMPolicy", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("storage.googleapis.com", "storage.setIamPermissions", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("storage.googleapis.com", "storage.objects.get", EventClass.FileHostingActivity, ActivityKind.Read)]
    [InlineData("storage.googleapis.com", "storage.hmacKeys.create", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("storage.googleapis.com", "storage.buckets.delete", EventClass.ApiActivity, ActivityKind.Delete)]
    [InlineData("compute.googleapis.com", "v1.compute.instances.aggregatedList", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("compute.googleapis.com", "v1.compute.instances.batchInsert", EventClass.ApiActivity, ActivityKind.Create)]
    [InlineData("iamcredentials.googleapis.com", "GenerateAccessToken", EventClass.ApiActivity, ActivityKind.Create)]
    [InlineData("iamcredentials.googleapis.com", "SignJwt", EventClass.ApiActivity, ActivityKind.Other)]
    [InlineData("oslogin.googleapis.com", "google.cloud.oslogin.dataplane.OsLoginDataPlaneService.CheckPolicy", EventClass.Authentication, ActivityKind.Read)]
    [InlineData("oslogin.googleapis.com", "google.cloud.oslogin.v1.OsLoginService.ImportSshPublicKey", EventClass.AccountChange, ActivityKind.Create)]
    public void AMethodIsJudgedByItsNameAndService(string service, string method, EventClass eventClass, ActivityKind activity)
    {
        var operation = AuditOperation.Of(service, method);
        operation.Class.ShouldBe(eventClass);
        operation.Activity.ShouldBe(activity);
        operation.Name.ShouldBe(method);
    }

    [Theory]
    [InlineData("io.k8s.core.v1.pods.exec.create", "create pods/exec", EventClass.ApiActivity, ActivityKind.Other)]
    [InlineData("io.k8s.core.v1.pods.create", "create pods", EventClass.ApiActivity, ActivityKind.Create)]
    [InlineData("io.k8s.authorization.rbac.v1.clusterrolebindings.patch", "patch clusterrolebindings", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("io.k8s.authorization.rbac.v1.clusterrolebindings.list", "list clusterrolebindings", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("io.k8s.core.v1.serviceaccounts.token.create", "create serviceaccounts/token", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("io.k8s.authorization.v1.selfsubjectaccessreviews.create", "create selfsubjectaccessreviews", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("com.example.stable.v1beta1.crontabs.delete", "delete crontabs", EventClass.ApiActivity, ActivityKind.Delete)]
    [InlineData("io.k8s.get", "get", EventClass.ApiActivity, ActivityKind.Read)]
    [InlineData("", "", EventClass.ApiActivity, ActivityKind.Other)]
    public void ACallToAClusterIsWordedAsItsOwnAuditLogWordsIt(string method, string operation, EventClass eventClass, ActivityKind activity)
    {
        var found = AuditOperation.Of("k8s.io", method);
        found.Name.ShouldBe(operation);
        found.Class.ShouldBe(eventClass);
        found.Activity.ShouldBe(activity);
    }

    [Theory]
    [InlineData("\"principalEmail\":\"Dana@Example.COM\"", "dana@example.com", ActorKind.User, "")]
    [InlineData("\"principalSubject\":\"user:Dana@example.com\"", "dana@example.com", ActorKind.User, "")]
    [InlineData("\"principalEmail\":\"\",\"principalSubject\":\"serviceAccount:b@p.iam.gserviceaccount.com\"", "b@p.iam.gserviceaccount.com", ActorKind.User, "p")]
    [InlineData("\"principalEmail\":\"p@appspot.gserviceaccount.com\"", "p@appspot.gserviceaccount.com", ActorKind.User, "p")]
    [InlineData("\"principalEmail\":\"service-1@compute-system.iam.gserviceaccount.com\"", "service-1@compute-system.iam.gserviceaccount.com", ActorKind.Service, "")]
    [InlineData("\"principalEmail\":\"system@google.com\"", "system@google.com", ActorKind.Service, "")]
    [InlineData("\"principalEmail\":\"system:anonymous\"", "system:anonymous", ActorKind.Anonymous, "")]
    [InlineData("\"principalEmail\":\"system:serviceaccount:Shop:web\"", "system:serviceaccount:Shop:web", ActorKind.User, "")]
    [InlineData("\"principalSubject\":\"principal://iam.googleapis.com/x/subject/Me@x\"", "principal://iam.googleapis.com/x/subject/Me@x", ActorKind.Federated, "")]
    [InlineData("\"principalSubject\":\"serviceAccount:p.svc.id.goog[ns/sa]\"", "serviceAccount:p.svc.id.goog[ns/sa]", ActorKind.Federated, "")]
    [InlineData("\"thirdPartyPrincipal\":{\"thirdPartyClaims\":{\"sub\":\"abc\"}}", "abc", ActorKind.User, "")]
    [InlineData("", "", ActorKind.Unknown, "")]
    public void EveryPrincipalIsNamedInItsLastingForm(string authentication, string name, ActorKind kind, string account)
    {
        var output = Read($"\"methodName\":\"GetThing\",\"authenticationInfo\":{{{authentication}}}");
        output.Symbols.Text(output.Actors[0].Actor).ShouldBe(name);
        output.Actors[0].ActorKind.ShouldBe(kind);
        output.Symbols.Text(output.Actors[0].ActorAccount).ShouldBe(account);
    }

    [Theory]
    [InlineData("\"status\":{}", Outcome.Success, "")]
    [InlineData("\"status\":{\"code\":0}", Outcome.Success, "")]
    [InlineData("\"status\":{\"code\":7}", Outcome.Failure, "PERMISSION_DENIED")]
    [InlineData("\"status\":{\"code\":16}", Outcome.Failure, "UNAUTHENTICATED")]
    [InlineData("\"status\":{\"code\":409}", Outcome.Failure, "409")]
    [InlineData("\"status\":{\"code\":200}", Outcome.Success, "")]
    [InlineData("\"status\":{\"code\":99999999999999}", Outcome.Failure, "99999999999999")]
    [InlineData("\"authorizationInfo\":[{\"granted\":false},{\"granted\":false}]", Outcome.Failure, "PERMISSION_DENIED")]
    [InlineData("\"authorizationInfo\":[{\"granted\":false},{\"granted\":true}]", Outcome.Success, "")]
    [InlineData("\"authorizationInfo\":[{\"permission\":\"p\"}]", Outcome.Success, "")]
    public void AnEndingIsNamedByItsCode(string fields, Outcome outcome, string error)
    {
        var output = Read($"\"methodName\":\"GetThing\",{fields}");
        output.Actors[0].Outcome.ShouldBe(outcome);
        output.Symbols.Text(output.Actors[0].Error).ShouldBe(error);
    }

    [Fact]
    public void EntriesOfOneIdDifferByTimeAndLog()
    {
        var ids = new[] { ("a", "2026-03-02T10:00:00.1Z"), ("a", "2026-03-02T10:00:00.10000001Z"), ("b", "2026-03-02T10:00:00.1Z"), ("a", "2026-03-02T10:00:00.1Z") }
            .Select(e => Read("\"methodName\":\"GetThing\"", e.Item1, e.Item2).Actors[0].Id).ToArray();
        ids[3].ShouldBe(ids[0]);
        ids.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void WhoActsThroughAServiceAccountIsKnownByItsSession()
    {
        var output = Read("""
            "methodName":"GetThing","authenticationInfo":{"principalEmail":"b@p.iam.gserviceaccount.com","serviceAccountDelegationInfo":[{"firstPartyPrincipal":{"principalEmail":"Dana@example.com"}},{"firstPartyPrincipal":{"principalEmail":"c@p.iam.gserviceaccount.com"}}]}
            """);
        output.Symbols.Text(output.Actors[0].Session).ShouldBe("b@p.iam.gserviceaccount.com/dana@example.com");
        output.Facts[0].Kind.ShouldBe(EntityFactKind.SessionOfPrincipal);
        output.Symbols.Text(output.Facts[0].Object).ShouldBe("dana@example.com");
    }

    private static EventBuffer Read(string payload, string log = "a", string time = "2026-03-02T10:00:00Z") => SourceSample.Read(
        new AuditSource(), Encoding.UTF8.GetBytes($$$"""{"insertId":"1","logName":"projects/p/logs/{{{log}}}","timestamp":"{{{time}}}","protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog",{{{payload}}}}}""" + "\n"), []);
}

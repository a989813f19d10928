using Shouldly;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Audit;

public class AuditMappingTests
{
    [Theory]
    [InlineData("get", "pods", "", EventClass.ApiActivity, ActivityKind.Read, "get pods")]
    [InlineData("watch", "secrets", "", EventClass.ApiActivity, ActivityKind.Read, "watch secrets")]
    [InlineData("create", "pods", "exec", EventClass.ApiActivity, ActivityKind.Other, "create pods/exec")]
    [InlineData("get", "pods", "attach", EventClass.ApiActivity, ActivityKind.Other, "get pods/attach")]
    [InlineData("create", "pods", "eviction", EventClass.ApiActivity, ActivityKind.Delete, "create pods/eviction")]
    [InlineData("deletecollection", "events", "", EventClass.ApiActivity, ActivityKind.Delete, "deletecollection events")]
    [InlineData("create", "clusterrolebindings", "", EventClass.AccountChange, ActivityKind.Create, "create clusterrolebindings")]
    [InlineData("patch", "roles", "", EventClass.AccountChange, ActivityKind.Update, "patch roles")]
    [InlineData("list", "rolebindings", "", EventClass.ApiActivity, ActivityKind.Read, "list rolebindings")]
    [InlineData("create", "serviceaccounts", "token", EventClass.AccountChange, ActivityKind.Create, "create serviceaccounts/token")]
    [InlineData("update", "certificatesigningrequests", "approval", EventClass.AccountChange, ActivityKind.Update, "update certificatesigningrequests/approval")]
    [InlineData("create", "tokenreviews", "", EventClass.ApiActivity, ActivityKind.Read, "create tokenreviews")]
    [InlineData("create", "subjectaccessreviews", "", EventClass.ApiActivity, ActivityKind.Read, "create subjectaccessreviews")]
    public void AnOperationIsJudgedByVerbAndResource(string verb, string resource, string subresource, EventClass eventClass, ActivityKind kind, string operation)
    {
        var output = AuditEvents.Read($"\"verb\":\"{verb}\"", $"\"objectRef\":{{\"resource\":\"{resource}\",\"subresource\":\"{subresource}\"}}");
        var activity = output.Actors[0];
        activity.Class.ShouldBe(eventClass);
        activity.Activity.ShouldBe(kind);
        output.Symbols.Text(activity.Operation).ShouldBe(operation);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/shop/pods/web/log?follow=true", "get pods/log", "shop/pods/web", "core", "pod")]
    [InlineData("/apis/apps/v1/namespaces/shop/deployments/web/scale", "get deployments/scale", "shop/deployments/web", "apps", "deployment")]
    [InlineData("/apis/networking.k8s.io/v1/networkpolicies", "get networkpolicies", "networkpolicies", "networking.k8s.io", "networkpolicy")]
    [InlineData("/api/v1/namespaces/shop", "get namespaces", "namespaces/shop", "core", "namespace")]
    [InlineData("/api/v1/namespaces/shop/finalize", "get namespaces/finalize", "namespaces/shop", "core", "namespace")]
    [InlineData("/api/v1/watch/namespaces/shop/secrets", "get secrets", "shop/secrets", "core", "secret")]
    [InlineData("/apis/events.k8s.io/v1?timeout=32s", "get /apis", "/apis/events.k8s.io/v1", "kube-apiserver", "path")]
    [InlineData("/healthz/etcd", "get /healthz", "/healthz/etcd", "kube-apiserver", "path")]
    [InlineData("/", "get /", "/", "kube-apiserver", "path")]
    [InlineData("/wp-admin/setup.php?x=/api/v1/pods", "get /…", "/wp-admin/setup.php", "kube-apiserver", "path")]
    [InlineData("/heal", "get /…", "/heal", "kube-apiserver", "path")]
    public void ARequestThatNamesNoObjectIsReadFromItsPath(string uri, string operation, string resource, string service, string kind)
    {
        var output = AuditEvents.Read("\"verb\":\"get\"", $"\"requestURI\":\"{uri}\"");
        var activity = output.Actors[0];
        (output.Symbols.Text(activity.Operation), output.Symbols.Text(activity.Resource)).ShouldBe((operation, resource));
        (output.Symbols.Text(activity.Service), output.Symbols.Text(activity.ResourceKind)).ShouldBe((service, kind));
    }

    [Theory]
    [InlineData("\"responseStatus\":{\"code\":200}", Outcome.Success, "")]
    [InlineData("\"responseStatus\":{\"code\":101}", Outcome.Success, "")]
    [InlineData("\"responseStatus\":{\"code\":403,\"reason\":\"Forbidden\"}", Outcome.Failure, "Forbidden")]
    [InlineData("\"responseStatus\":{\"code\":409,\"reason\":\"AlreadyExists\"}", Outcome.Failure, "AlreadyExists")]
    [InlineData("\"responseStatus\":{\"code\":404}", Outcome.Failure, "NotFound")]
    [InlineData("\"responseStatus\":{\"code\":599}", Outcome.Failure, "599")]
    [InlineData("\"responseStatus\":{\"status\":\"Failure\"}", Outcome.Failure, "")]
    [InlineData("\"responseStatus\":{\"code\":99999999999999999999}", Outcome.Unknown, "")]
    [InlineData("\"responseStatus\":{\"code\":-1}", Outcome.Unknown, "")]
    [InlineData("\"annotations\":{\"authorization.k8s.io/decision\":\"forbid\"}", Outcome.Failure, "Forbidden")]
    [InlineData("\"annotations\":{\"authorization.k8s.io/decision\":\"allow\"}", Outcome.Unknown, "")]
    [InlineData("\"stage\":\"Panic\"", Outcome.Failure, "InternalError")]
    public void TheOutcomeIsTheServersAnswer(string answer, Outcome outcome, string error)
    {
        var output = AuditEvents.Read("\"verb\":\"get\"", "\"objectRef\":{\"resource\":\"pods\"}", answer);
        output.Actors[0].Outcome.ShouldBe(outcome);
        output.Symbols.Text(output.Actors[0].Error).ShouldBe(error);
    }

    [Theory]
    [InlineData("\"user\":{\"username\":\"system:serviceaccount:shop:web\"}", "system:serviceaccount:shop:web", ActorKind.User, "", "")]
    [InlineData("\"user\":{\"username\":\"system:node:worker-1\"}", "system:node:worker-1", ActorKind.User, "", "worker-1")]
    [InlineData("\"user\":{\"username\":\"system:anonymous\"}", "system:anonymous", ActorKind.Anonymous, "", "")]
    [InlineData("\"user\":{\"username\":\"system:apiserver\"}", "system:apiserver", ActorKind.Service, "", "")]
    [InlineData("\"user\":{\"username\":\"Dana@Example.com\"}", "dana@example.com", ActorKind.User, "", "")]
    [InlineData("\"user\":{\"username\":\"oidc:Dana@Example.com\"}", "oidc:Dana@Example.com", ActorKind.User, "", "")]
    [InlineData("\"user\":{\"username\":\"dana\"},\"impersonatedUser\":{\"username\":\"system:admin\"}", "dana", ActorKind.User, "system:admin", "")]
    [InlineData("\"user\":{}", "", ActorKind.Unknown, "", "")]
    [InlineData("\"user\":{\"username\":\"a\",\"extra\":{\"canonicalArn\":[\"arn:aws:iam::111122223333:role/Admin\"],\"arn\":[\"arn:aws:sts::111122223333:assumed-role/Admin/s\"]}}", "arn:aws:iam::111122223333:role/Admin", ActorKind.Role, "arn:aws:sts::111122223333:assumed-role/Admin/s", "")]
    [InlineData("\"user\":{\"username\":\"a\",\"extra\":{\"canonicalArn\":[\"arn\"]}}", "arn", ActorKind.User, "", "")]
    public void TheActorIsWhoAuthenticated(string user, string actor, ActorKind kind, string session, string host)
    {
        var output = AuditEvents.Read("\"verb\":\"get\"", "\"objectRef\":{\"resource\":\"pods\"}", user);
        var activity = output.Actors[0];
        activity.ActorKind.ShouldBe(kind);
        (output.Symbols.Text(activity.Actor), output.Symbols.Text(activity.Session), output.Symbols.Text(activity.Host)).ShouldBe((actor, session, host));
    }

    [Fact]
    public void AChosenAuditIdDoesNotMakeARequestPassForAnother()
    {
        const string Fixed = "\"auditID\":\"11111111-2222-4333-8444-000000000001\",\"stage\":\"ResponseComplete\",\"verb\":\"get\"";
        var first = AuditEvents.Read(Fixed, "\"requestURI\":\"/readyz\"").Actors[0].Id;
        AuditEvents.Read(Fixed.Replace("ResponseComplete", "ResponseStarted", StringComparison.Ordinal), "\"requestURI\":\"/readyz\"").Actors[0].Id.ShouldBe(first, "another stage of the same request");
        AuditEvents.Read(Fixed, "\"requestURI\":\"/api/v1/secrets\"").Actors[0].Id.ShouldNotBe(first);
        AuditEvents.Read(Fixed, "\"requestURI\":\"/readyz\"", "\"user\":{\"username\":\"dana\"}").Actors[0].Id.ShouldNotBe(first);
        AuditEvents.Read("\"verb\":\"get\"", "\"requestURI\":\"/readyz\"").Actors[0].Id.IsNone.ShouldBeTrue("no id, no duplicate");
    }

    [Fact]
    public void AnAddressIsLearnedAgainOnlyWhenItMoves()
    {
        const string Status = "{\"kind\":\"Event\",\"requestReceivedTimestamp\":\"2026-03-02T10:00:00Z\",\"verb\":\"patch\",\"responseStatus\":{\"code\":200},\"objectRef\":{\"resource\":\"pods\",\"subresource\":\"status\",\"namespace\":\"shop\",\"name\":\"NAME\"},\"requestObject\":{\"status\":{\"podIP\":\"10.1.2.3\"}}}";
        string Of(string name) => Status.Replace("NAME", name, StringComparison.Ordinal);
        var output = AuditEvents.ReadAll(Of("a"), Of("a"), Of("b"), Of("a"));
        var held = new List<string>();
        foreach (ref readonly var fact in output.Facts) held.Add($"{fact.Kind} {output.Symbols.Text(fact.Subject)} {fact.Address}");
        held.ShouldBe(["AddressOfHost shop/a 10.1.2.3", "AddressOfHost shop/b 10.1.2.3", "AddressOfHost shop/a 10.1.2.3"]);
    }

    [Fact]
    public void NamesLongerThanAnyAreCutAndNothingIsLost()
    {
        var longName = new string('n', 5000);
        var output = AuditEvents.Read($"\"verb\":\"{longName}\"", $"\"user\":{{\"username\":\"{longName}@x\"}}", $"\"objectRef\":{{\"resource\":\"{longName}\",\"namespace\":\"{longName}\",\"name\":\"{longName}\"}}", $"\"requestURI\":\"/{longName}\"");
        output.Actors.Length.ShouldBe(1);
        output.Symbols.Text(output.Actors[0].Operation).Length.ShouldBeLessThanOrEqualTo(SymbolTable.LongestText);
    }
}
